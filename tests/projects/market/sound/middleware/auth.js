const { User, ApiKey } = require('../models');
const tokens = require('../services/tokenService');
const AppError = require('../utils/appError');
const catchAsync = require('../utils/catchAsync');
const logger = require('../utils/logger');
const { sha256 } = require('../utils/crypto');
const { MINUTE } = require('../utils/constants');

const RECENT_MFA_MS = 5 * MINUTE;
const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/;
const API_KEY = /^mk_[\w-]{43}$/;

const PERMISSIONS = Object.freeze({
  buyer: ['order:buy', 'review:write'],
  seller: ['order:buy', 'review:write', 'product:write', 'order:fulfil', 'shop:manage'],
  admin: ['user:manage', 'seller:approve', 'product:moderate', 'order:read-all'],
});

const can = (user, permission) => (PERMISSIONS[user.role] ?? []).includes(permission);

const refuse = (req, rule) => {
  logger.event('authz_fail', req, { level: 'warn', detail: { rule, method: req.method, route: req.baseUrl } });
  return AppError.forbidden(rule === 'mfa' ? 'MFA_REQUIRED' : 'FORBIDDEN');
};

exports.protect = catchAsync(async (req, res, next) => {
  const [, token] = BEARER.exec(req.get('authorization') ?? '') ?? [];
  if (!token) throw AppError.unauthorized();

  const claims = tokens.verifyAccess(token);
  const [session, user] = await Promise.all([
    tokens.activeSession(claims.sid, claims.sub),
    User.findById(claims.sub),
  ]);
  if (!session || !user || !user.active) throw AppError.unauthorized('SESSION_ENDED');

  req.user = user;
  req.auth = { userId: user.id, sessionId: session.id, mfaAt: session.mfaAt };
  next();
});

exports.require = (permission) => (req, res, next) => {
  if (!req.user) return next(AppError.unauthorized());
  if (can(req.user, permission)) return next();
  return next(refuse(req, permission));
};

exports.restrictTo = (...roles) => (req, res, next) => {
  if (!req.user) return next(AppError.unauthorized());
  if (roles.includes(req.user.role)) return next();
  return next(refuse(req, `role:${roles.join('|')}`));
};

const hasRecentMfa = (req) => Boolean(req.auth.mfaAt) && Date.now() - req.auth.mfaAt.getTime() < RECENT_MFA_MS;

exports.requireRecentMfa = (req, res, next) => (
  req.user.mfa.enabled && hasRecentMfa(req) ? next() : next(refuse(req, 'mfa'))
);

exports.recentMfaIfEnrolled = (req, res, next) => (
  !req.user.mfa.enabled || hasRecentMfa(req) ? next() : next(refuse(req, 'mfa'))
);

exports.protectApiKey = catchAsync(async (req, res, next) => {
  const presented = req.get('x-api-key') ?? '';
  const key = API_KEY.test(presented)
    ? await ApiKey.findOneAndUpdate({ keyHash: sha256(presented), revokedAt: null }, { $set: { lastUsedAt: new Date() } })
    : null;
  const seller = key && await User.findOne({ _id: key.seller, active: true, role: 'seller' });
  if (!seller) {
    logger.event('authn_api_key_fail', req, { level: 'warn' });
    throw AppError.unauthorized('INVALID_API_KEY');
  }
  req.apiKey = key;
  req.auth = { userId: seller.id };
  next();
});
