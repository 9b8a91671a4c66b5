var express = require('express');
var ensureLoggedIn = require('connect-ensure-login').ensureLoggedIn;
var mailer = require('../lib/mailer');

var router = express.Router();
var pending = {};

function sendReminder(id, text) {
  mailer.reminder(id, text);
}

// POST /reminders { "text": "...", "minutes": 10 }
router.post('/reminders', ensureLoggedIn(), function (req, res) {
  var minutes = Math.min(Math.max(parseInt(req.body.minutes, 10) || 5, 1), 600);
  var text = req.body.text;

  if (!text || text.length > 500) {
    return res.status(400).json({ error: 'text missing or too long' });
  }

  var timer = setTimeout(sendReminder, minutes * 60000, req.user.id, '"' + text + '"');
  pending['u' + req.user.id] = timer;
  res.status(202).json({ minutes: minutes });
});

module.exports = router;
