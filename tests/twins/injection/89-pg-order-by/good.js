const express = require('express');
const { pool } = require('../db/pool');
const requireLogin = require('../middleware/require-login');

const router = express.Router();

const PAGE_SIZE = 25;
const SORTABLE = ['created_at', 'due_date', 'number', 'total'];

function pageOf(value) {
  const n = Number.parseInt(value, 10);
  return Number.isInteger(n) && n > 0 ? n : 1;
}

// GET /invoices?sort=due_date&dir=desc&page=2
router.get('/', requireLogin, async (req, res, next) => {
  const { sort = 'created_at', dir, page } = req.query;
  const direction = String(dir).toLowerCase() === 'asc' ? 'ASC' : 'DESC';
  const column = SORTABLE.includes(sort) ? sort : 'created_at';
  const offset = (pageOf(page) - 1) * PAGE_SIZE;

  try {
    const text = `SELECT id, number, total, due_date, created_at
                    FROM invoices
                   WHERE account_id = $1
                   ORDER BY ${column} ${direction}
                   LIMIT $2 OFFSET $3`;
    const { rows } = await pool.query(text, [req.user.accountId, PAGE_SIZE, offset]);
    res.json({ page: pageOf(page), rows });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
