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
      const allowed = held?.some((role) => roles.includes(role)) ?? false;
      if (!allowed) {
        logger.warn({ event: 'authz_fail', userId, needed: roles, route: req.originalUrl.split('?')[0] });
        return res.status(403).json({ error: 'forbidden' });
      }
      return next();
    } catch (err) {
      return next(err);
    }
  };
