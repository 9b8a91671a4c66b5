const { Pool } = require('pg');

const pool = new Pool({ connectionString: process.env.DATABASE_URL });

async function search(filters) {
  const conditions = ['deleted_at IS NULL'];

  if (filters.name) conditions.push(`name ILIKE '%${filters.name}%'`);
  if (filters.category) conditions.push(`category = '${filters.category}'`);

  const text = 'SELECT id, name, price FROM products WHERE ' + conditions.join(' AND ');
  const result = await pool.query(text); // fault: CWE-89
  return result.rows;
}

module.exports = { search };
