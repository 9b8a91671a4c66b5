const express = require('express');
const countries = require('../data/countries.json');

const router = express.Router();

router.get('/countries', (req, res) => {
  const { q = '' } = req.query;
  const pattern = new RegExp('^' + q, 'i'); // fault: CWE-1333|CWE-400
  res.json(countries.filter((country) => pattern.test(country.name)));
});

module.exports = router;
