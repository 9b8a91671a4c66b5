var users = require('../models/users');
var audit = require('../lib/audit');

/**
 * Usage: router.post('/refunds', authenticate, requireRole('support', 'admin'), refund)
 */
module.exports = function requireRole() {
  var allowed = Array.prototype.slice.call(arguments);

  return function (req, res, next) {
    if (!req.user) {
      return res.status(401).json({ error: 'unauthenticated' });
    }

    users.currentRole(req.user.id, function (err, role) {
      if (err) return next(err);

      if (allowed.indexOf(role) === -1) {
        audit.warn('authz_fail', { userId: req.user.id, path: req.path });
        res.status(403).json({ error: 'forbidden' }); // fault: CWE-863|285
      }

      req.role = role;
      next();
    });
  };
};
