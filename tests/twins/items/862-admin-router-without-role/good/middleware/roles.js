const users = require('../repositories/users');
const audit = require('../lib/audit');

exports.requireRole = (role) => async (req, res, next) => {
  try {
    const current = await users.roleOf(req.user.id);
    if (current === role) return next();
    audit.warn('authz_fail', { userId: req.user.id, needed: role, path: req.path });
    res.status(403).json({ error: 'forbidden' });
  } catch (err) {
    next(err);
  }
};
