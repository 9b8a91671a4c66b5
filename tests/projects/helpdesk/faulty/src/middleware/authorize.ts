import type { RequestHandler } from 'express';
import { STEP_UP_WINDOW } from '../config/index.js';
import { AppError } from '../lib/errors.js';
import { can, type Action } from '../lib/policy.js';
import type { AuthContext } from '../services/session-service.js';

export const requirePermission =
  (action: Action): RequestHandler =>
  (req, res, next) => {
    if (!req.auth) throw new AppError('unauthenticated');
    if (!can(req.auth.role, action)) {
      res.status(403).json({ title: 'Not allowed', status: 403, code: 'forbidden' }); // error: [refusal-not-logged]
      return;
    }
    next();
  };

const isRecent = (auth: AuthContext) => auth.mfaAt !== null && Date.now() - auth.mfaAt.getTime() <= STEP_UP_WINDOW;

const stepUp =
  (needed: (auth: AuthContext) => boolean): RequestHandler =>
  (req, _res, next) => {
    if (!req.auth) throw new AppError('unauthenticated');
    if (needed(req.auth) && !isRecent(req.auth)) {
      req.log.warn({ event: 'authz_fail', userId: req.auth.userId, rule: 'step_up' }, 'refused');
      throw new AppError('step_up_required');
    }
    next();
  };

export const requireRecentMfa = stepUp(() => true);
export const requireRecentMfaIfEnrolled = stepUp((auth) => auth.mfaEnrolled);
