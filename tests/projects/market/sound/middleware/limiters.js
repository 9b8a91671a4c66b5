const { rateLimit, ipKeyGenerator } = require('express-rate-limit');
const { RedisStore } = require('rate-limit-redis');
const redis = require('../utils/redis');
const logger = require('../utils/logger');
const AppError = require('../utils/appError');
const { sha256 } = require('../utils/crypto');
const { MINUTE, HOUR } = require('../utils/constants');

const FIRST_BLOCK_SECONDS = 30;
const LONGEST_BLOCK_SECONDS = 3600;
const STRIKES_KEPT_SECONDS = 24 * 3600;

const byAddress = (req) => ipKeyGenerator(req.ip);
const byUser = (req) => `u:${req.auth.userId}`;
const byAccount = (req) => `a:${sha256(String(req.body?.email ?? '').trim().toLowerCase())}`;

const refuse = (req, retryAfter) => {
  logger.event('excess_rate_limit_exceeded', req, { level: 'warn' });
  return Object.assign(new AppError(429, 'TOO_MANY_REQUESTS', 'Too many requests, please wait'), { retryAfter });
};

function createLimiter(name, { windowMs, limit, keyGenerator = byAddress, ...rest }) {
  return rateLimit({
    windowMs,
    limit,
    keyGenerator,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    store: new RedisStore({ prefix: `rl:${name}:`, sendCommand: (...args) => redis.sendCommand(args) }),
    handler: (req, res, next) => next(refuse(req)),
    ...rest,
  });
}

/** Each time the limit is hit, the key is shut out for twice as long as before. */
function withPenalty(name, options) {
  const { keyGenerator = byAddress } = options;
  const blockKey = (req) => `block:${name}:${keyGenerator(req)}`;

  const gate = async (req, res, next) => {
    try {
      const seconds = await redis.ttl(blockKey(req));
      if (seconds > 0) return next(refuse(req, seconds));
      return next();
    } catch (err) {
      return next(err);
    }
  };

  const handler = async (req, res, next) => {
    try {
      const strikesKey = `strikes:${name}:${keyGenerator(req)}`;
      const [strikes] = await redis.multi().incr(strikesKey).expire(strikesKey, STRIKES_KEPT_SECONDS).exec();
      const seconds = Math.min(FIRST_BLOCK_SECONDS * 2 ** (strikes - 1), LONGEST_BLOCK_SECONDS);
      await redis.set(blockKey(req), '1', { EX: seconds });
      next(refuse(req, seconds));
    } catch (err) {
      next(err);
    }
  };

  return [gate, createLimiter(name, { ...options, handler })];
}

const PLAN_LIMITS = Object.freeze({ basic: 60, plus: 600 });

module.exports = {
  general: createLimiter('general', { windowMs: MINUTE, limit: 300 }),
  perUser: createLimiter('user', { windowMs: MINUTE, limit: 120, keyGenerator: byUser }),
  admin: createLimiter('admin', { windowMs: MINUTE, limit: 60, keyGenerator: byUser }),
  perApiKey: createLimiter('key', {
    windowMs: MINUTE,
    limit: (req) => PLAN_LIMITS[req.apiKey.plan] ?? PLAN_LIMITS.basic,
    keyGenerator: (req) => req.apiKey.id,
  }),
  keyGuesses: createLimiter('keyguess', { windowMs: 15 * MINUTE, limit: 10, skipSuccessfulRequests: true }),
  login: [
    ...withPenalty('login-ip', { windowMs: 15 * MINUTE, limit: 10 }),
    ...withPenalty('login-account', { windowMs: 15 * MINUTE, limit: 10, keyGenerator: byAccount, skipSuccessfulRequests: true }),
  ],
  register: createLimiter('register', { windowMs: HOUR, limit: 10 }),
  reset: [
    createLimiter('reset-ip', { windowMs: HOUR, limit: 5 }),
    createLimiter('reset-account', { windowMs: HOUR, limit: 3, keyGenerator: byAccount }),
  ],
  oneTimeToken: createLimiter('ott', { windowMs: 15 * MINUTE, limit: 10 }),
  refresh: createLimiter('refresh', { windowMs: 15 * MINUTE, limit: 60 }),
  secondFactor: withPenalty('otp', { windowMs: 15 * MINUTE, limit: 5, keyGenerator: byUser }),
  passwordCheck: createLimiter('pwcheck', { windowMs: 15 * MINUTE, limit: 5, keyGenerator: byUser }),
  render: createLimiter('render', { windowMs: MINUTE, limit: 10, keyGenerator: byUser }),
  upload: createLimiter('upload', { windowMs: HOUR, limit: 60, keyGenerator: byUser }),
};
