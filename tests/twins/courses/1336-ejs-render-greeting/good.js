const ejs = require('ejs');
const express = require('express');

const router = express.Router();

router.get('/greeting', (req, res) => {
  const template = '<h1>Welcome back, <%= name %>!</h1><p><%= date %></p>';
  const html = ejs.render(template, { name: String(req.query.name), date: new Date().toDateString() });
  res.type('html').send(html);
});

module.exports = router;
