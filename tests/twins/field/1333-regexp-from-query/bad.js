const express = require('express');
const router = express.Router();

const lines = require('../data/glossary.json');

router.get('/glossary', (req, res) => {
  const { term = '', whole } = req.query;
  const text = String(term).slice(0, 60);
  const source = whole ? `\\b${text}\\b` : text;
  const pattern = new RegExp(source, 'i'); // fault: CWE-1333|CWE-400|CWE-730

  res.json(lines.filter((line) => pattern.test(line.word) || pattern.test(line.meaning)));
});

module.exports = router;
