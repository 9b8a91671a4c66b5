const express = require('express');
const app = express.Router();


// GET /calc?expr=2*21
app.get('/calc', (req, res) => {
  const { expr } = req.query;
  let value;
  try {
    value = eval('(' + expr + ')'); // fault: CWE-95|CWE-94
  } catch (e) {
    return res.status(400).json({ error: 'invalid expression' });
  }
  res.json({ value: Number(value) });
});

module.exports = app;
