'use strict';

const { rateLimit, ipKeyGenerator } = require('express-rate-limit');
const { RedisStore } = require('rate-limit-redis');
const { tooMany } = require('../lib/errors');
const { meta } = require('../lib/securityLog');

const MINUTE = 60_000;
const PLANS = Object.freeze({ basic: 60, fleet: 600 });

const byAddress = (req) => `ip:${ipKeyGenerator(req.ip)}`;
const byUser = (req) => (req.user ? `user:${req.user.id}` : byAddress(req));

module.exports = ({ redis, securityLog }) => {
  const limiter = (name, options) =>
    rateLimit({
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      keyGenerator: byAddress,
      store: new RedisStore({ prefix: `rl:${name}:`, sendCommand: (...args) => redis.sendCommand(args) }),
      handler: (req, res, next) => {
        securityLog.warn('excess_rate_limit_exceeded', { ...meta(req), limiter: name });
        next(tooMany());
      },
      ...options,
    });

  return {
    general: limiter('general', { windowMs: MINUTE, limit: 300 }),
    perUser: limiter('user', { windowMs: MINUTE, limit: 120, keyGenerator: byUser }),
    login: limiter('login', { windowMs: 15 * MINUTE, limit: 10 }),
    invite: limiter('invite', { windowMs: 15 * MINUTE, limit: 5 }),
    refresh: limiter('refresh', { windowMs: 15 * MINUTE, limit: 60 }),
    stepUp: limiter('step-up', { windowMs: 15 * MINUTE, limit: 5, keyGenerator: byUser }),
    reports: limiter('reports', { windowMs: 60 * MINUTE, limit: 20, keyGenerator: byUser }),
    perApiKey: limiter('api-key', {
      windowMs: MINUTE,
      limit: (req) => PLANS[req.device.plan] ?? PLANS.basic,
      keyGenerator: (req) => `key:${req.device.id}`,
    }),
  };
};
