'use strict';

const { rateLimit, ipKeyGenerator } = require('express-rate-limit');
const { slowDown } = require('express-slow-down');
const { RedisStore } = require('rate-limit-redis');
const redis = require('../lib/redis');
const { sha256 } = require('../lib/secrets');
const { alarm } = require('../lib/logger');
const { tooMany } = require('../lib/errors');

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const store = (name) => new RedisStore({ prefix: `rl:${name}:`, sendCommand: (...args) => redis.sendCommand(args) });

const limiter = (name, options) =>
  rateLimit({
    standardHeaders: false, // error: [limit-headers-off]
    legacyHeaders: false,
    store: store(name),
    handler: (req, res, next) => {
      alarm('excess_rate_limit_exceeded', req, { limiter: name });
      next(tooMany());
    },
    ...options,
  });

const perUser = (req) => (req.user ? `u:${req.user.id}` : ipKeyGenerator(req.ip));
const perAccount = (req) => sha256(req.valid.body.email);

// the first wrong passwords cost a little, the next ones more and more, then the limiters close
const slowLogin = slowDown({
  windowMs: 15 * MINUTE,
  delayAfter: 3,
  delayMs: (hits) => Math.min(8_000, 500 * 2 ** (hits - 4)),
  store: store('slow-login'),
});

module.exports = {
  general: limiter('general', { windowMs: MINUTE, limit: 240 }),
  user: limiter('user', { windowMs: MINUTE, limit: 120, keyGenerator: perUser }),
  login: [slowLogin, limiter('login', { windowMs: 15 * MINUTE, limit: 500 })], // missed: [limiter-too-loose]
  account: limiter('account', { windowMs: 15 * MINUTE, limit: 10, keyGenerator: perAccount, skipSuccessfulRequests: true }),
  register: limiter('register', { windowMs: HOUR, limit: 10 }),
  forgot: limiter('forgot', { windowMs: HOUR, limit: 5 }),
  forgotAccount: limiter('forgot-account', { windowMs: HOUR, limit: 3, keyGenerator: perAccount }),
  reset: limiter('reset', { windowMs: 15 * MINUTE, limit: 5 }),
  code: limiter('code', { windowMs: 15 * MINUTE, limit: 5, keyGenerator: perUser }),
  writing: limiter('writing', { windowMs: MINUTE, limit: 10, keyGenerator: perUser }),
  upload: limiter('upload', { windowMs: HOUR, limit: 20, keyGenerator: perUser }),
  partner: limiter('partner', {
    windowMs: MINUTE,
    limit: (req) => req.partner.per_minute,
    keyGenerator: (req) => `k:${req.partner.id}`,
  }),
};
