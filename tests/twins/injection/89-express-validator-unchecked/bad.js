const { Router } = require('express');
const { param, query, validationResult } = require('express-validator');
const { pool } = require('../db');
const { requireUser } = require('../middleware/require-user');

const router = Router();

const rules = [
  param('year').isInt({ min: 2000, max: 2100 }),
  query('currency').optional().isIn(['EUR', 'USD', 'CHF']),
];

const log = (req) => {
  const problems = validationResult(req).array();
  if (problems.length) req.log.warn({ fields: problems.map((p) => p.path) }, 'validation');
};

router.get('/statements/:year', requireUser, rules, async (req, res, next) => {
  log(req);
  const { year } = req.params;
  const { currency = 'EUR' } = req.query;

  try {
    const sql = `SELECT month, total FROM statements_${year} WHERE user_id = ? AND currency = ?`;
    const [rows] = await pool.execute(sql, [req.user.id, currency]); // fault: CWE-89
    res.json({ year, rows });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
