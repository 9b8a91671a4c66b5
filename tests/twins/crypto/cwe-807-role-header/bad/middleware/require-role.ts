import type { NextFunction, Request, RequestHandler, Response } from 'express';

export type Role = 'clerk' | 'supervisor' | 'admin';

const rolesOf = (req: Request): Role[] =>
  (req.get('x-user-roles') ?? '').split(',').map((r) => r.trim() as Role);

export function requireRole(...wanted: Role[]): RequestHandler {
  return (req: Request, res: Response, next: NextFunction) => {
    if (!req.user) {
      res.status(401).json({ error: 'unauthenticated' });
      return;
    }
    if (!rolesOf(req).some((role) => wanted.includes(role))) { // fault: CWE-807|CWE-290|CWE-639
      req.log.warn({ userId: req.user.id, wanted }, 'authz_fail');
      res.status(403).json({ error: 'forbidden' });
      return;
    }
    next();
  };
}
