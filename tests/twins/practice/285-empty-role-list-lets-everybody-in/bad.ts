import type { RequestHandler } from 'express';
import { currentRoles } from '../directory';
import { logger } from '../logger';

type Role = 'support' | 'finance' | 'admin';

export const authorize =
  (...roles: Role[]): RequestHandler =>
  async (req, res, next) => {
    try {
      const userId = req.auth?.payload.sub;
      if (!userId) return res.status(401).json({ error: 'unauthenticated' });

      const held: Role[] | undefined = await currentRoles(userId);
      const missing = held?.every((role) => !roles.includes(role));
      if (held?.length && missing) { // fault: CWE-285|CWE-862
        logger.warn({ event: 'authz_fail', userId, needed: roles, route: req.originalUrl.split('?')[0] });
        return res.status(403).json({ error: 'forbidden' });
      }
      return next();
    } catch (err) {
      return next(err);
    }
  };
