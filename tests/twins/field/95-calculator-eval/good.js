const express = require('express');
const app = express.Router();

const OPS = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};

// GET /calc?expr=2*21
app.get('/calc', (req, res) => {
  const { expr } = req.query;
  const m = /^\s*(\d{1,9})\s*([-+*/])\s*(\d{1,9})\s*$/.exec(String(expr));
  if (!m) {
    return res.status(400).json({ error: 'invalid expression' });
  }
  const value = OPS[m[2]](Number(m[1]), Number(m[3]));
  res.json({ value });
});

module.exports = app;
