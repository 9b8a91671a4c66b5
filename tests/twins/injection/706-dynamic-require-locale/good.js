const path = require('path');
const express = require('express');

const LANGUAGES = ['en', 'de', 'fr', 'pt-BR'];
const router = express.Router();

function messagesFor(language) {
  const wanted = String(language).split(',')[0].split(';')[0].trim();
  const tag = LANGUAGES.find((known) => known === wanted) || 'en';
  return require(path.join(__dirname, '..', 'locales', tag));
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
