'use strict';

var express = require('express');
var hbs = require('hbs');
var csrf = require('../lib/csrf');
var requireUser = require('../lib/require-user');

var router = express.Router();

hbs.registerHelper('money', function (cents) {
  return (cents / 100).toFixed(2);
});

function defaults(input) {
  var locals = { heading: 'Your order', step: 1 };
  ['street', 'city', 'comment'].forEach(function (key) {
    locals[key] = String(input[key] || '');
  });
  return locals;
}

router.post('/order/review', requireUser, csrf.protect, function (req, res) {
  var locals = defaults(req.body);

  locals.customer = req.user.name;
  res.render('order/review', locals);
});

module.exports = router;
