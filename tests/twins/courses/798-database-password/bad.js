const mysql = require('mysql2/promise');

const pool = mysql.createPool({
  host: process.env.DB_HOST,
  user: 'shop_app',
  password: 'Winter2024!shop', // fault: CWE-798|CWE-259
  database: 'shop',
  ssl: { minVersion: 'TLSv1.2' },
  connectionLimit: 10,
});

async function findProduct(id) {
  const [rows] = await pool.execute('SELECT id, name, price FROM products WHERE id = ?', [id]);
  return rows[0] ?? null;
}

module.exports = { findProduct };
