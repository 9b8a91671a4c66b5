const { Router } = require('express');
const db = require('./db');

const asyncHandler = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);
const router = Router();

router.get('/map', asyncHandler(async (req, res) => {
  const filters = new Map();
  filters.set('name', req.query.name);
  res.json(await db.query('SELECT * FROM items WHERE name = ' + filters.get('name'))); // error: sql-injection
}));

router.get('/list', asyncHandler(async (rq, rs) => {
  const wheres = [];
  wheres.push(`name = '${rq.query.name}'`);
  if (rq.query.kind) wheres.push(`kind = '${rq.query.kind}'`);
  rs.json(await db.query(`SELECT * FROM items WHERE ${wheres.join(' AND ')}`)); // error: sql-injection
}));

router.get('/object', asyncHandler(async (req, res) => {
  const options = { limit: 10 };
  options.order = req.query.order;
  res.json(await db.query('SELECT * FROM items ORDER BY ' + options.order)); // error: sql-injection
}));

router.get('/callback', asyncHandler(async (req, res) => {
  const names = req.query.names.split(',').map((name) => `'${name}'`);
  const rows = await db.query(`SELECT * FROM items WHERE name IN (${names.join(',')})`); // error: sql-injection
  res.json(rows);
}));

router.get('/accumulated', asyncHandler(async (req, res) => {
  let sql = 'SELECT * FROM items WHERE 1 = 1';
  for (const [key, value] of Object.entries(req.query)) {
    sql += ` AND ${key} = '${value}'`;
  }
  res.json(await db.query(sql)); // error: sql-injection
}));

const byName = (name) => `SELECT * FROM items WHERE name = '${name}'`;

router.get('/helper', asyncHandler(async (req, res) => {
  const fixed = await db.query(byName('sale'));
  const asked = await db.query(byName(req.query.name)); // error: sql-injection
  res.json([fixed, asked]);
}));

router.param('item', (req, res, next, item) => {
  db.query('SELECT * FROM items WHERE id = ' + item).then(() => next(), next); // error: sql-injection
});

module.exports = router;
