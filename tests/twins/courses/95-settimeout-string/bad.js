var express = require('express');
var router = express.Router();

router.post('/reminders', function (req, res) {
  var message = req.body.message;
  var delay = Math.min(parseInt(req.body.minutes, 10) || 1, 60) * 60 * 1000;

  setTimeout("global.notifier.push('" + message + "')", delay); // fault: CWE-95|CWE-94

  res.status(202).json({ scheduled: true });
});

module.exports = router;
