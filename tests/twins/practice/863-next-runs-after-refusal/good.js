'use strict';

var sessions = require('../store/sessions');
var logger = require('../logger');

module.exports = function requireStaff(req, res, next) {
  var sid = req.signedCookies['__Host-staff'];

  if (!sid) {
    return res.status(401).json({ error: 'Not signed in' });
  }

  sessions.lookup(sid, function (err, session) {
    if (err) return next(err);

    if (!session || session.expiresAt < Date.now()) {
      logger.warn({ event: 'authn_session_refused', ip: req.ip });
      return res.status(401).json({ error: 'Session has ended' });
    }

    if (session.kind !== 'staff') {
      logger.warn({ event: 'authz_fail', userId: session.userId, path: req.baseUrl });
      return res.status(403).json({ error: 'Staff only' });
    }

    req.staff = { id: session.userId };
    next();
  });
};
