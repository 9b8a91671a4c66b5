import { many, one, pool } from '../lib/index.js';

const PUBLIC_COLUMNS = ['id', 'prefix', 'name', 'scopes', 'created_at', 'revoked_at'];

export const apiKeysRepository = {
  insert: ({ id, merchantId, prefix, secretHash, name, scopes, createdBy }) =>
    one(
      pool,
      `INSERT INTO pay.api_keys (id, merchant_id, prefix, secret_hash, name, scopes, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${PUBLIC_COLUMNS.join(', ')}`,
      [id, merchantId, prefix, secretHash, name, scopes, createdBy],
    ),

  findByPrefix: (prefix) =>
    one(
      pool,
      `SELECT k.id, k.merchant_id, k.secret_hash, k.scopes, m.plan FROM pay.api_keys k JOIN pay.merchants m ON m.id = k.merchant_id
        WHERE k.prefix = $1 AND k.revoked_at IS NULL AND m.status = 'active'`,
      [prefix],
    ),

  list: (merchantId) =>
    many(pool, `SELECT ${PUBLIC_COLUMNS.join(', ')} FROM pay.api_keys WHERE merchant_id = $1 ORDER BY created_at DESC LIMIT 100`, [
      merchantId,
    ]),

  revoke: (id, merchantId) =>
    one(pool, 'UPDATE pay.api_keys SET revoked_at = now() WHERE id = $1 AND merchant_id = $2 AND revoked_at IS NULL RETURNING id', [
      id,
      merchantId,
    ]),
};
