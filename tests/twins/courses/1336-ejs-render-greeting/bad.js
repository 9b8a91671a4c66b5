const ejs = require('ejs');
const express = require('express');

const router = express.Router();

router.get('/greeting', (req, res) => {
  const template = '<h1>Welcome back, ' + req.query.name + '!</h1><p><%= date %></p>';
  const html = ejs.render(template, { date: new Date().toDateString() }); // fault: CWE-1336|CWE-94|CWE-79
  res.type('html').send(html);
});

module.exports = router;
