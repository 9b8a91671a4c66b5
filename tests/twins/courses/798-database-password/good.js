const mysql = require('mysql2/promise');

const pool = mysql.createPool({
  host: process.env.DB_HOST,
  user: 'shop_app',
  password: process.env.DB_PASSWORD,
  database: 'shop',
  ssl: { minVersion: 'TLSv1.2' },
  connectionLimit: 10,
});

const messages = { password: 'Please enter your password', passwordHint: 'At least 15 characters' };

async function findProduct(id) {
  const [rows] = await pool.execute('SELECT id, name, price FROM products WHERE id = ?', [id]);
  return rows[0] ?? null;
}

module.exports = { findProduct, messages };
