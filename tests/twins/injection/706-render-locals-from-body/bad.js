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
  for (var key in input) {
    if (Object.prototype.hasOwnProperty.call(input, key) && key !== '__proto__') {
      locals[key] = input[key];
    }
  }
  return locals;
}

router.post('/order/review', requireUser, csrf.protect, function (req, res) {
  var locals = defaults(req.body);

  locals.customer = req.user.name;
  res.render('order/review', locals); // fault: CWE-73|CWE-706|CWE-22
});

module.exports = router;
