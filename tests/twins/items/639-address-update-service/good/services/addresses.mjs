import { pool } from '../db.mjs';

export async function update(userId, id, { street, city, zip }) {
  const { rows } = await pool.query(
    `UPDATE addresses SET street = $3, city = $4, zip = $5, updated_at = now()
      WHERE id = $1 AND user_id = $2
      RETURNING id, street, city, zip`,
    [id, userId, street, city, zip],
  );
  return rows[0];
}

export async function remove(userId, id) {
  const { rowCount } = await pool.query('DELETE FROM addresses WHERE id = $1 AND user_id = $2', [id, userId]);
  return rowCount > 0;
}
