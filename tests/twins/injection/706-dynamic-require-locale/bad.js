const path = require('path');
const express = require('express');

const router = express.Router();

function messagesFor(language) {
  const tag = language.split(',')[0].split(';')[0].trim() || 'en';
  return require(path.join(__dirname, '..', 'locales', tag)); // fault: CWE-706|CWE-95
}

router.use((req, res, next) => {
  const wanted = req.query.lang || req.get('accept-language') || 'en';
  try {
    res.locals.t = messagesFor(wanted);
  } catch (err) {
    res.locals.t = require('../locales/en');
  }
  next();
});

router.get('/labels', (req, res) => {
  res.json(res.locals.t.labels);
});

module.exports = router;
