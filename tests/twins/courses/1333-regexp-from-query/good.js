const express = require('express');
const escapeStringRegexp = require('escape-string-regexp');
const countries = require('../data/countries.json');

const router = express.Router();

router.get('/countries', (req, res) => {
  const { q = '' } = req.query;
  const pattern = new RegExp('^' + escapeStringRegexp(String(q)), 'i');
  res.json(countries.filter((country) => pattern.test(country.name)));
});

module.exports = router;
