import jwt from 'jsonwebtoken';
import { env } from '../env.mjs';
import { isStaff } from '../repositories/users.mjs';
import { log } from '../log.mjs';

const options = { algorithms: ['HS256'], issuer: env.ISSUER, audience: 'shop-api', maxAge: '15m' };

const bearer = (req) => {
  const [scheme, token] = (req.get('authorization') ?? '').split(' ');
  return scheme?.toLowerCase() === 'bearer' ? token : undefined;
};

/** Prices on public pages depend on the customer, if there is one. */
export function identify(req, res, next) {
  const token = bearer(req);
  if (!token) return next();
  try {
    req.user = { id: jwt.verify(token, env.ACCESS_KEY, options).sub };
  } catch {
    log.info({ event: 'token_rejected', ip: req.ip });
  }
  next();
}

export async function requireStaff(req, res, next) {
  if (!req.user) return res.set('WWW-Authenticate', 'Bearer').status(401).json({ error: 'unauthenticated' });
  if (await isStaff(req.user.id)) return next();
  log.warn({ event: 'authz_fail', userId: req.user.id, path: req.path });
  res.status(403).json({ error: 'forbidden' });
}
