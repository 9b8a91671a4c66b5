import jwt from 'jsonwebtoken';
import { config } from './config.js';
import { pool } from './db.js';
import { logger } from './logger.js';

export function authenticate(req, res, next) {
  const [scheme, token] = (req.get('authorization') ?? '').split(' ');
  if (scheme !== 'Bearer' || !token) {
    return res.status(401).set('WWW-Authenticate', 'Bearer').json({ error: { code: 'UNAUTHENTICATED' } });
  }
  try {
    const claims = jwt.verify(token, config.jwtSecret, {
      algorithms: ['HS256'],
      issuer: config.issuer,
      audience: config.audience,
      maxAge: '15m',
    });
    req.user = { id: claims.sub };
    return next();
  } catch (err) {
    logger.warn({ event: 'authn_token_invalid', reason: err.name, ip: req.ip }, 'token refused');
    return res.status(401).set('WWW-Authenticate', 'Bearer').json({ error: { code: 'UNAUTHENTICATED' } });
  }
}

export function requireRole(...roles) {
  return async (req, res, next) => {
    if (!req.user) return res.sendStatus(401);
    const { rows } = await pool.query('SELECT role FROM users WHERE id = $1', [req.user.id]);
    if (!rows[0] || !roles.includes(rows[0].role)) {
      logger.warn({ event: 'authz_fail', userId: req.user.id, path: req.path, ip: req.ip }, 'refused');
      return res.status(403).json({ error: { code: 'FORBIDDEN' } });
    }
    return next();
  };
}
