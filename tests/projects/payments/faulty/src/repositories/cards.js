import { ConflictError, isUniqueViolation, many, one } from '../lib/index.js';

const PUBLIC_COLUMNS = 'id, customer_ref, last4, brand, created_at';

export const cardsRepository = {
  async insert(db, { id, merchantId, customerRef, ciphertext, fingerprint, last4, brand }) {
    try {
      return await one(
        db,
        `INSERT INTO pay.cards (id, merchant_id, customer_ref, token_ciphertext, token_fingerprint, last4, brand)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${PUBLIC_COLUMNS}`,
        [id, merchantId, customerRef, ciphertext, fingerprint, last4, brand],
      );
    } catch (err) {
      if (isUniqueViolation(err)) throw new ConflictError('CARD_ALREADY_STORED', { cause: err });
      throw err;
    }
  },

  list: (db, merchantId) =>
    many(
      db,
      `SELECT ${PUBLIC_COLUMNS} FROM pay.cards WHERE merchant_id = $1 AND deleted_at IS NULL ORDER BY created_at DESC LIMIT 100`,
      [merchantId],
    ),

  findSealed: (db, id, merchantId) =>
    one(db, 'SELECT id, token_ciphertext FROM pay.cards WHERE id = $1 AND merchant_id = $2 AND deleted_at IS NULL', [id, merchantId]),

  softDelete: (db, id) =>
    one(db, "UPDATE pay.cards SET deleted_at = now(), token_ciphertext = '' WHERE id = $1 RETURNING id", [id]), // missed: [ownership-not-checked]
};
