const express = require('express');

const app = module.exports = express.Router();

// The application uses: app.set('view engine', 'hbs')
app.post('/invoice/preview', express.json(), (req, res) => {
  const { number, customer, total } = req.body;
  const locals = { number: String(number), customer: String(customer), total: Number(total) };
  res.render('invoice', locals);
});
