const express = require('express');
const pool = require('./db'); // mysql2/promise pool

const router = express.Router();

router.get('/products', async (req, res, next) => {
  const { category, maxPrice } = req.query;
  try {
    const sql = 'SELECT id, name, price FROM products WHERE category = "' + category + '" AND price <= ?';
    const [rows] = await pool.query(sql, [Number(maxPrice) || 1000]); // fault: CWE-89
    res.json(rows);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
