import { one } from '../lib/index.js';

const COLUMNS = ['id', 'card_id', 'amount', 'refunded_amount', 'currency', 'status', 'reference', 'metadata', 'created_at'].join(', ');

export const paymentsRepository = {
  insert: (db, { id, merchantId, cardId, amount, currency, reference, metadata }) =>
    one(
      db,
      `INSERT INTO pay.payments (id, merchant_id, card_id, amount, currency, status, reference, metadata)
       VALUES ($1, $2, $3, $4, $5, 'pending', $6, $7) RETURNING ${COLUMNS}`,
      [id, merchantId, cardId, amount, currency, reference ?? null, JSON.stringify(metadata ?? {})],
    ),

  findOwned: (db, id, merchantId) =>
    one(db, `SELECT ${COLUMNS} FROM pay.payments WHERE id = $1 AND merchant_id = $2`, [id, merchantId]),

  lockOwned: (db, id, merchantId) =>
    one(db, `SELECT ${COLUMNS} FROM pay.payments WHERE id = $1 AND merchant_id = $2 FOR UPDATE`, [id, merchantId]),

  async list(db, merchantId, { status, sort, limit, offset }) {
    const values = [merchantId];
    const conditions = ['merchant_id = $1'];
    if (status) conditions.push(`status = $${values.push(status)}`);
    const page = `LIMIT $${values.push(limit)} OFFSET $${values.push(offset)}`;
    const text = ['SELECT', COLUMNS, 'FROM pay.payments WHERE', conditions.join(' AND '), 'ORDER BY', sort, page].join(' ');
    const { rows } = await db.query(text, values); // error: [sql-injection]
    return rows;
  },

  setOutcome: (db, id, merchantId, status, acquirerRef) =>
    one(
      db,
      `UPDATE pay.payments SET status = $3, acquirer_ref = COALESCE($4, acquirer_ref) WHERE id = $1 AND merchant_id = $2 RETURNING ${COLUMNS}`,
      [id, merchantId, status, acquirerRef ?? null],
    ),

  setOutcomeByAcquirerRef: (db, acquirerRef, status) =>
    one(db, "UPDATE pay.payments SET status = $2 WHERE acquirer_ref = $1 AND status = 'pending' RETURNING id, merchant_id", [
      acquirerRef,
      status,
    ]),

  addRefunded: (db, id, merchantId, delta) =>
    one(
      db,
      `UPDATE pay.payments SET refunded_amount = refunded_amount + $3,
         status = CASE WHEN refunded_amount + $3 = amount THEN 'refunded' ELSE 'captured' END
       WHERE id = $1 AND merchant_id = $2 RETURNING ${COLUMNS}, acquirer_ref`,
      [id, merchantId, delta],
    ),
};
