const express = require('express');
const router = express.Router();

const lines = require('../data/glossary.json');

const quote = (s) => s.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

router.get('/glossary', (req, res) => {
  const { term = '', whole } = req.query;
  const text = String(term).slice(0, 60);
  const source = whole ? `\\b${quote(text)}\\b` : quote(text);
  const pattern = new RegExp(source, 'i');

  res.json(lines.filter((line) => pattern.test(line.word) || pattern.test(line.meaning)));
});

module.exports = router;
