const jwt = require('jsonwebtoken');
const { token: cfg } = require('../config');

exports.issue = (userId) =>
  jwt.sign({}, cfg.key, { subject: String(userId), issuer: cfg.issuer, audience: 'api', expiresIn: cfg.ttl, algorithm: 'HS256' });

exports.authenticate = function authenticate(req, res, next) {
  const [scheme, value] = (req.get('authorization') || '').split(' ');
  if (scheme !== 'Bearer' || !value) return res.status(401).json({ error: 'unauthorized' });
  try {
    const claims = jwt.verify(
      value,
      cfg.key,
      { algorithms: ['HS256'], issuer: cfg.issuer, audience: 'api' },
    );
    req.userId = claims.sub;
    next();
  } catch {
    res.status(401).json({ error: 'unauthorized' });
  }
};
