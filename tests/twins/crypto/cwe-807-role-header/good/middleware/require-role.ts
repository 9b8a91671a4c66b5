import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { users } from '../services/users';

export type Role = 'clerk' | 'supervisor' | 'admin';

// x-active-role: the hat a user with several roles wears; it can only narrow what he has
async function rolesOf(req: Request, userId: string): Promise<Role[]> {
  const held = await users.currentRoles(userId);
  const active = req.get('x-active-role');
  return active ? held.filter((role) => role === active) : held;
}

export function requireRole(...wanted: Role[]): RequestHandler {
  return async (req: Request, res: Response, next: NextFunction) => {
    if (!req.user) {
      res.status(401).json({ error: 'unauthenticated' });
      return;
    }
    try {
      const roles = await rolesOf(req, req.user.id);
      if (!roles.some((role) => wanted.includes(role))) {
        req.log.warn({ userId: req.user.id, wanted }, 'authz_fail');
        res.status(403).json({ error: 'forbidden' });
        return;
      }
      next();
    } catch (err) {
      next(err);
    }
  };
}
