const { Router } = require('express');
const { param, query, validationResult } = require('express-validator');
const { pool } = require('../db');
const { requireUser } = require('../middleware/require-user');

const router = Router();

const rules = [
  param('year').isInt({ min: 2000, max: 2100 }),
  query('currency').optional().isIn(['EUR', 'USD', 'CHF']),
];

const check = (req, res, next) => {
  const problems = validationResult(req).array();
  if (problems.length === 0) return next();
  return res.status(400).json({ fields: problems.map((p) => p.path) });
};

router.get('/statements/:year', requireUser, rules, check, async (req, res, next) => {
  const { year } = req.params;
  const { currency = 'EUR' } = req.query;

  try {
    const sql = `SELECT month, total FROM statements_${year} WHERE user_id = ? AND currency = ?`;
    const [rows] = await pool.execute(sql, [req.user.id, currency]);
    res.json({ year, rows });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
