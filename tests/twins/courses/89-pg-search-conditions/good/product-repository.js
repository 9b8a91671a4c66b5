const { Pool } = require('pg');

const pool = new Pool({ connectionString: process.env.DATABASE_URL });

async function search(filters) {
  const conditions = ['deleted_at IS NULL'];
  const values = [];

  if (filters.name) {
    values.push(`%${filters.name}%`);
    conditions.push(`name ILIKE $${values.length}`);
  }
  if (filters.category) {
    values.push(filters.category);
    conditions.push(`category = $${values.length}`);
  }

  const text = 'SELECT id, name, price FROM products WHERE ' + conditions.join(' AND ');
  const result = await pool.query(text, values);
  return result.rows;
}

module.exports = { search };
