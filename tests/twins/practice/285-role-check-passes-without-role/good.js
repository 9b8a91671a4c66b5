import { log } from '../log.js';

const RANK = { viewer: 1, editor: 2, admin: 3 };

export function requireRank(minimum) {
  const needed = RANK[minimum];
  if (!needed) throw new Error(`unknown role ${minimum}`);

  return function checkRank(req, res, next) {
    if (!req.user) return res.status(401).json({ error: 'Sign in first' });

    const rank = Object.hasOwn(RANK, req.user.role ?? '') ? RANK[req.user.role] : 0;
    if (rank < needed) {
      log.warn({ event: 'authz_fail', userId: req.user.id, needed: minimum, path: req.baseUrl });
      return res.status(403).json({ error: 'Not allowed' });
    }

    return next();
  };
}
