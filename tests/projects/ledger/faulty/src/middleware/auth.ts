import type { RequestHandler, Response } from 'express';
import { config, STEP_UP_MS } from '../config';
import type { Role } from '../entities';
import { asyncHandler } from '../lib/async-handler';
import { forbidden, unauthorized } from '../lib/http-error';
import { logger } from '../lib/logger';
import { verifyAccess } from '../lib/tokens';
import { sessions } from '../repositories';

export interface CurrentUser {
  id: string;
  role: Role;
  sessionId: string;
  mfaAt: Date | null;
}

export const currentUser = (res: Response): CurrentUser => {
  if (!res.locals.user) throw unauthorized();
  return res.locals.user as CurrentUser;
};

export const authenticate: RequestHandler = asyncHandler(async (req, res, next) => {
  const [scheme, token] = (req.get('authorization') ?? '').split(' ');
  const claims = scheme === 'Bearer' && token ? verifyAccess(token) : null;
  const session = claims && (await sessions.findActive(claims.sessionId, claims.userId));
  if (!session) {
    if (token) logger.warn('access refused', { event: 'authn_token_rejected', ip: req.ip });
    res.set('WWW-Authenticate', 'Bearer');
    throw unauthorized();
  }
  res.locals.user = { id: session.user.id, role: (req.get('x-ledger-role') as Role | undefined) ?? session.user.role, sessionId: session.id, mfaAt: session.mfaAt } satisfies CurrentUser; // error: [role-from-request]
  next();
});

export const requireRole =
  (...roles: Role[]): RequestHandler =>
  (req, res, next) => {
    const user = currentUser(res);
    if (!roles.includes(user.role)) {
      logger.warn('refused', { event: 'authz_fail', userId: user.id, role: user.role, path: req.baseUrl + req.path });
      return next(forbidden());
    }
    next();
  };

export const isRecent = (mfaAt: Date | null): boolean => mfaAt !== null && Date.now() - mfaAt.getTime() <= STEP_UP_MS;

export const requireRecentMfa: RequestHandler = (_req, res, next) => {
  const { id, mfaAt } = currentUser(res);
  if (!isRecent(mfaAt)) {
    logger.warn('refused', { event: 'authz_fail', userId: id, rule: 'step_up' });
    return next(forbidden());
  }
  next();
};

export const requireOwnOrigin: RequestHandler = (req, _res, next) => {
  const origin = req.get('origin');
  if (origin && config.corsOrigins.includes(origin)) return next();
  logger.warn('refused', { event: 'authz_fail', rule: 'origin', ip: req.ip });
  next(forbidden());
};
