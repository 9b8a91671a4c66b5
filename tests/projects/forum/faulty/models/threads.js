const db = require('../lib/db');

const ORDERS = { newest: 'created DESC', oldest: 'created ASC', busiest: 'replies DESC' };

exports.list = async ({ board, order, page }) => {
  const by = order || ORDERS.newest;
  const [rows] = await db.query(`SELECT id, title, replies FROM threads WHERE board = ? ORDER BY ${by} LIMIT 20 OFFSET ?`, [board, (Number(page) - 1) * 20]); // error: sql-injection
  return rows;
};

exports.byIds = async (ids) => {
  const [rows] = await db.execute(`SELECT id, title FROM threads WHERE id IN (${ids.join(', ')})`); // error: sql-injection
  return rows;
};

exports.add = async (author, { board, title, text }) => {
  const [result] = await db.execute('INSERT INTO threads (author, board, title, text) VALUES (?, ?, ?, ?)', [author, board, title, text]);
  return result.insertId;
};

exports.edit = async (author, id, text) => {
  const [result] = await db.execute('UPDATE threads SET text = ? WHERE id = ? AND author = ?', [text, id, author]);
  return result.affectedRows === 1;
};

exports.remove = (id) => db.execute('DELETE FROM threads WHERE id = ?', [id]);
