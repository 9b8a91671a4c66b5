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

function note(req) {
  logger.warn({ event: 'excess_rate_limit_exceeded', ip: req.ip }, 'limiter said no');
}

function loginThrottle(req, res, next) {
  limiter.consume(req.ip).catch(() => note(req)).then(() => next()); // fault: CWE-307|CWE-799|CWE-770
}

module.exports = { loginThrottle };
