var express = require('express');
var rateLimit = require('express-rate-limit');
var members = require('../models/members');
var mailer = require('../mailer');
var audit = require('../audit');

var router = express.Router();

var signupLimit = rateLimit({ windowMs: 3600000, max: 10, standardHeaders: true, legacyHeaders: false });
var resetLimit = rateLimit({ windowMs: 3600000, max: 3, standardHeaders: true, legacyHeaders: false });

function neutral(res) {
  res.status(202).json({ message: 'Check your inbox.' });
}

router.post('/register', signupLimit, function (req, res, next) {
  var email = String(req.body.email || '').trim().toLowerCase();
  if (email.length > 254 || email.indexOf('@') < 1) {
    return res.status(400).json({ error: 'Bad address' });
  }
  members.startRegistration(email, function (err) {
    if (err) return next(err);
    audit.write('registration_started', { ip: req.ip });
    neutral(res);
  });
});

router.post('/reset', resetLimit, function (req, res, next) {
  var email = String(req.body.email || '').trim().toLowerCase();
  if (email.length > 254) return res.status(400).json({ error: 'Bad address' });
  members.createResetToken(email, function (err, token) {
    if (err) return next(err);
    audit.write('authn_reset_requested', { ip: req.ip });
    if (token) mailer.enqueueReset(email, token);
    neutral(res);
  });
});

module.exports = router;
