const { Router } = require('express');
const db = require('./db');

const asyncHandler = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);
const router = Router();
const COLUMNS = ['name', 'price'];

router.get('/list', asyncHandler(async (req, res) => {
  const wheres = ['hidden = false'];
  const values = [];
  if (req.query.name) {
    values.push(String(req.query.name));
    wheres.push(`name = $${values.length}`);
  }
  res.json(await db.query(`SELECT * FROM items WHERE ${wheres.join(' AND ')}`, values));
}));

router.get('/object', asyncHandler(async (req, res) => {
  const options = { order: 'name', asked: null };
  options.asked = req.query.order;
  res.json(await db.query('SELECT * FROM items ORDER BY ' + options.order));
}));

router.get('/columns', asyncHandler(async (req, res) => {
  const columns = String(req.query.columns ?? 'name').split(',').filter((name) => COLUMNS.includes(name));
  res.json(await db.query(`SELECT ${columns.join(', ')} FROM items`));
}));

router.get('/numbers', asyncHandler(async (req, res) => {
  const ids = req.query.ids.split(',').map(Number);
  res.json(await db.query(`SELECT * FROM items WHERE id IN (${ids.join(',')})`));
}));

router.get('/marks', asyncHandler(async (req, res) => {
  const names = req.query.names.split(',');
  const marks = names.map((_, position) => `$${position + 1}`);
  res.json(await db.query(`SELECT * FROM items WHERE name IN (${marks.join(',')})`, names));
}));

const byName = (name) => `SELECT * FROM items WHERE name = '${name}'`;

router.get('/helper', asyncHandler(async (req, res) => {
  const sale = await db.query(byName('sale'));
  const found = await db.query('SELECT * FROM items WHERE name = $1', [byKey(req.query.key)]);
  res.json([sale, found]);
}));

function byKey(key) {
  switch (key) {
    case 'a': return 'apples';
    default: return 'bread';
  }
}

module.exports = router;
