'use strict';

const { can } = require('../lib/policy');
const { audit, alarm } = require('../lib/logger');
const { unauthorized, forbidden } = require('../lib/errors');
const { tokens } = require('../models');
const { isApi } = require('./security');
const wrap = require('./wrap');

const MFA_MS = 5 * 60_000;
const KEY_FORMAT = /^gf_[\w-]{43}$/;

const requireUser = (req, res, next) => {
  if (req.user) return next();
  if (isApi({ path: req.baseUrl + req.path }) || req.method !== 'GET') {
    alarm('authn_missing', req, { path: req.baseUrl });
    return next(unauthorized());
  }
  req.session.returnTo = req.originalUrl;
  return res.redirect('/login');
};

const requirePermission = (action) => (req, res, next) => {
  if (can(req.user, action)) return next();
  alarm('authz_fail', req, { action, path: req.baseUrl });
  return next(forbidden());
};

const hasRecentMfa = (req) => Date.now() - (req.session.mfaAt ?? 0) <= MFA_MS;

const requireRecentMfa = (req, res, next) => {
  if (hasRecentMfa(req)) return next();
  alarm('authz_fail', req, { action: 'step-up', path: req.baseUrl });
  if (isApi({ path: req.baseUrl }) || req.method !== 'GET') return next(forbidden('STEP_UP_REQUIRED'));
  return res.redirect('/account/security');
};

const adminAudit = (req, res, next) => {
  audit('authz_admin', req, { method: req.method, path: req.path });
  next();
};

const requirePartner = wrap(async (req, res, next) => {
  const key = req.get('x-api-key') ?? '';
  req.partner = KEY_FORMAT.test(key) ? await tokens.findApiKey(key) : undefined;
  if (req.partner) return next();
  alarm('authn_apikey_fail', req);
  return next(unauthorized());
});

module.exports = { requireUser, requirePermission, requireRecentMfa, hasRecentMfa, adminAudit, requirePartner };
