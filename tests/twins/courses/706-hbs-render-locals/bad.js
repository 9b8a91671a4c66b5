const express = require('express');

const app = module.exports = express.Router();

// The application uses: app.set('view engine', 'hbs')
app.post('/invoice/preview', express.json(), (req, res) => {
  const locals = req.body;
  res.render('invoice', locals); // fault: CWE-706|CWE-23|CWE-22
});
