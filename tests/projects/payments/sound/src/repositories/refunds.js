import { many, one } from '../lib/index.js';

const COLUMNS = 'id, payment_id, amount, status, reason, created_at';

export const refundsRepository = {
  insert: (db, { id, paymentId, merchantId, amount, reason }) =>
    one(
      db,
      `INSERT INTO pay.refunds (id, payment_id, merchant_id, amount, status, reason) VALUES ($1, $2, $3, $4, 'pending', $5) RETURNING ${COLUMNS}`,
      [id, paymentId, merchantId, amount, reason ?? null],
    ),

  setStatus: (db, id, merchantId, status) =>
    one(db, `UPDATE pay.refunds SET status = $3 WHERE id = $1 AND merchant_id = $2 RETURNING ${COLUMNS}`, [id, merchantId, status]),

  listForPayment: (db, paymentId, merchantId) =>
    many(db, `SELECT ${COLUMNS} FROM pay.refunds WHERE payment_id = $1 AND merchant_id = $2 ORDER BY created_at LIMIT 100`, [
      paymentId,
      merchantId,
    ]),
};
