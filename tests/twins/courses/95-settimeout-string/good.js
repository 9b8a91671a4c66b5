var express = require('express');
var router = express.Router();

router.post('/reminders', function (req, res) {
  var message = String(req.body.message).slice(0, 500);
  var delay = Math.min(parseInt(req.body.minutes, 10) || 1, 60) * 60 * 1000;

  setTimeout(function () { global.notifier.push(message); }, delay);

  res.status(202).json({ scheduled: true });
});

module.exports = router;
