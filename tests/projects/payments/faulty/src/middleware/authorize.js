import { RECENT_MFA_SECONDS } from '../config/constants.js';
import { auditRefusal, can, ForbiddenError, UnauthorizedError } from '../lib/index.js';
import { refusals } from '../lib/metrics.js';

function refuse(req, rule, code) {
  refusals.inc();
  auditRefusal(req, 'authz_fail', { rule });
  return new ForbiddenError(code);
}

export const requirePermission = (permission) => (req, _res, next) => {
  if (!req.principal) return next(new UnauthorizedError());
  return next(can(req.principal, permission) ? undefined : new ForbiddenError()); // missed: [refusal-not-logged]
};

export const requireRole = (role) => (req, _res, next) => {
  if (!req.principal) return next(new UnauthorizedError());
  return next(req.principal.role === role ? undefined : refuse(req, `role:${role}`));
};

export function requireRecentMfa(req, _res, next) {
  const { kind, authTime = 0, factors = [] } = req.principal ?? {};
  const age = Math.floor(Date.now() / 1000) - authTime;
  const fresh = kind === 'user' && factors.includes('mfa') && age <= RECENT_MFA_SECONDS;
  next(fresh ? undefined : refuse(req, 'recent_mfa', 'STEP_UP_REQUIRED'));
}
