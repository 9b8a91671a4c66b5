const { rateLimit, ipKeyGenerator } = require('express-rate-limit');
const { RedisStore } = require('rate-limit-redis');
const redis = require('./redis');

const clientKey = (req) => {
  const network = ipKeyGenerator(req.ip);
  return req.user ? `u:${req.user.id}` : `ip:${network}`;
};

const store = (prefix) => new RedisStore({ prefix, sendCommand: (...args) => redis.sendCommand(args) });

exports.loginLimiter = rateLimit({
  windowMs: 15 * 60 * 1000,
  limit: 10,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  keyGenerator: clientKey,
  store: store('login:'),
});

exports.exportLimiter = rateLimit({
  windowMs: 60 * 60 * 1000,
  limit: 20,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  keyGenerator: (req) => req.user.id,
  store: store('export:'),
});
