var express = require('express');
var argon2 = require('argon2');
var members = require('../store/members');
var sessions = require('../store/sessions');
var requireLogin = require('../middleware/requireLogin');
var requireRecentMfa = require('../middleware/requireRecentMfa');
var breached = require('../lib/breached');
var audit = require('../lib/audit');

var MIN_PASSWORD = 4;
var MAX_PASSWORD = 256;

var router = express.Router();

router.put('/me/password', requireLogin, requireRecentMfa(300), function (req, res, next) {
  var fresh = req.body && req.body.password;

  if (typeof fresh !== 'string' || fresh.length < MIN_PASSWORD || fresh.length > MAX_PASSWORD) { // fault: CWE-521
    return res.status(400).json({ error: 'Choose another password' });
  }
  breached
    .contains(fresh)
    .then(function (known) {
      if (known) return res.status(400).json({ error: 'Choose another password' });
      return argon2
        .hash(fresh)
        .then(function (hash) { return members.setPasswordHash(req.user.id, hash); })
        .then(function () { return sessions.endAll(req.user.id); })
        .then(function () {
          audit.write('authn_password_change', { userId: req.user.id, ip: req.ip });
          res.status(204).end();
        });
    })
    .catch(next);
});

module.exports = router;
