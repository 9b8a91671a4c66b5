import { many, one, pool } from '../lib/index.js';

const MERCHANT_COLUMNS = 'id, name, status, plan, statement_descriptor, payout_currency, created_at';

export const membersRepository = {
  findActive: (subject) =>
    one(
      pool,
      `SELECT m.merchant_id, m.role, m.tokens_valid_after, COALESCE(c.plan, 'standard') AS plan
         FROM pay.members m LEFT JOIN pay.merchants c ON c.id = m.merchant_id
        WHERE m.subject = $1 AND NOT m.disabled AND (c.status = 'active' OR m.role = 'platform_admin')`,
      [subject],
    ),

  endSessions: (subject) => one(pool, 'UPDATE pay.members SET tokens_valid_after = now() WHERE subject = $1 RETURNING subject', [subject]),
};

export const merchantsRepository = {
  find: (id) => one(pool, `SELECT ${MERCHANT_COLUMNS} FROM pay.merchants WHERE id = $1`, [id]),

  search(db, { q, limit, offset }) {
    const values = [limit, offset];
    const where = q ? `WHERE name ILIKE $${values.push(`%${q.replace(/[\\%_]/g, '\\$&')}%`)}` : '';
    return many(db, `SELECT ${MERCHANT_COLUMNS} FROM pay.merchants ${where} ORDER BY name LIMIT $1 OFFSET $2`, values);
  },

  setStatus: (id, status) =>
    one(pool, `UPDATE pay.merchants SET status = $2 WHERE id = $1 RETURNING ${MERCHANT_COLUMNS}`, [id, status]),

  updateProfile: (id, { statementDescriptor, payoutCurrency }) =>
    one(
      pool,
      `UPDATE pay.merchants SET statement_descriptor = COALESCE($2, statement_descriptor), payout_currency = COALESCE($3, payout_currency)
        WHERE id = $1 RETURNING ${MERCHANT_COLUMNS}`,
      [id, statementDescriptor ?? null, payoutCurrency ?? null],
    ),
};
