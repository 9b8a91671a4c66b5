'use strict';

const { forbidden } = require('../lib/errors');
const { meta } = require('../lib/securityLog');

const CLERK = ['items:read', 'orders:write', 'labels:print'];
const MANAGER = [...CLERK, 'items:write', 'orders:all', 'reports:create'];

const PERMISSIONS = Object.freeze({
  clerk: new Set(CLERK),
  manager: new Set(MANAGER),
  admin: new Set([...MANAGER, 'users:manage']),
});

const can = (user, action) => Object.hasOwn(PERMISSIONS, user.role) && PERMISSIONS[user.role].has(action);

// which rows a user may touch
const orderScope = (user) =>
  can(user, 'orders:all') ? { company_id: user.company_id } : { company_id: user.company_id, created_by: user.id };

module.exports = ({ securityLog }) => {
  const refuse = (req, next, rule, code) => {
    securityLog.warn('authz_fail', { ...meta(req), rule, path: req.baseUrl });
    return next(forbidden(code));
  };

  return {
    requirePermission: (action) => (req, res, next) => (can(req.user, action) ? next() : refuse(req, next, action)),
    requireRecentMfa: (seconds) => (req, res, next) => {
      const at = req.session.mfa_at?.getTime() ?? 0;
      return Date.now() - at <= seconds * 1000 ? next() : refuse(req, next, 'mfa', 'STEP_UP_REQUIRED');
    },
  };
};

module.exports.can = can;
module.exports.orderScope = orderScope;
module.exports.ROLES = Object.keys(PERMISSIONS);
