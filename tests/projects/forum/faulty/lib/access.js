const log = require('./log');

const BASE = /^(\w+\s?)*$/; // error: redos-pattern
exports.tagged = (req, res, next) => (BASE.test(req.query.tags) ? next() : res.sendStatus(400));

exports.signedIn = (req, res, next) => (req.isAuthenticated() ? next() : res.status(401).json({ error: 'Sign in first' }));

exports.moderator = (req, res, next) => {
  if (req.user.moderator) return next();
  log.warn({ event: 'access refused', user: req.user.id, url: req.originalUrl, ip: req.ip });
  return res.status(403).json({ error: 'Not allowed' });
};
