import { one } from '../lib/index.js';

export const idempotencyRepository = {
  claim: (db, merchantId, key, fingerprint) =>
    one(
      db,
      'INSERT INTO pay.idempotency_keys (merchant_id, key, fingerprint) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING key',
      [merchantId, key, fingerprint],
    ),

  find: (db, merchantId, key) =>
    one(db, 'SELECT fingerprint, status_code, response FROM pay.idempotency_keys WHERE merchant_id = $1 AND key = $2', [merchantId, key]),

  complete: (db, merchantId, key, statusCode, response) =>
    db.query('UPDATE pay.idempotency_keys SET status_code = $3, response = $4 WHERE merchant_id = $1 AND key = $2', [
      merchantId,
      key,
      statusCode,
      JSON.stringify(response),
    ]),

  release: (db, merchantId, key) =>
    db.query('DELETE FROM pay.idempotency_keys WHERE merchant_id = $1 AND key = $2 AND status_code IS NULL', [merchantId, key]),
};

export const webhookEventsRepository = {
  remember: (db, provider, eventId) =>
    one(db, 'INSERT INTO pay.webhook_events (provider, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING event_id', [
      provider,
      eventId,
    ]),
};

export const evidenceRepository = {
  insert: (db, { id, merchantId, paymentId, mime, size }) =>
    one(
      db,
      'INSERT INTO pay.evidence (id, merchant_id, payment_id, mime, size) VALUES ($1, $2, $3, $4, $5) RETURNING id, payment_id, mime, size, created_at',
      [id, merchantId, paymentId, mime, size],
    ),

  findOwned: (db, id, paymentId, merchantId) =>
    one(db, 'SELECT id, mime FROM pay.evidence WHERE id = $1 AND payment_id = $2 AND merchant_id = $3', [id, paymentId, merchantId]),
};
