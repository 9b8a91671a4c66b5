const { RateLimiterRedis } = require('rate-limiter-flexible');
const redis = require('../lib/redis');
const logger = require('../lib/logger');

const limiter = new RateLimiterRedis({
  storeClient: redis,
  keyPrefix: 'login',
  points: 8,
  duration: 15 * 60,
  blockDuration: 15 * 60,
});

function refuse(rejection, req, res, next) {
  if (rejection instanceof Error) return next(rejection);
  logger.warn({ event: 'excess_rate_limit_exceeded', ip: req.ip }, 'limiter said no');
  res.set('Retry-After', String(Math.ceil(rejection.msBeforeNext / 1000)));
  return res.status(429).json({ error: 'Too many attempts' });
}

function loginThrottle(req, res, next) {
  limiter.consume(req.ip).then(() => next(), (rejection) => refuse(rejection, req, res, next));
}

module.exports = { loginThrottle };
