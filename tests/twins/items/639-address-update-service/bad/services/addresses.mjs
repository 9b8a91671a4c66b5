import { pool } from '../db.mjs';

export async function update(id, { street, city, zip }) {
  const { rows } = await pool.query( // fault: CWE-639|862
    `UPDATE addresses SET street = $2, city = $3, zip = $4, updated_at = now()
      WHERE id = $1
      RETURNING id, street, city, zip`,
    [id, street, city, zip],
  );
  return rows[0];
}

export async function remove(userId, id) {
  const { rowCount } = await pool.query('DELETE FROM addresses WHERE id = $1 AND user_id = $2', [id, userId]);
  return rowCount > 0;
}
