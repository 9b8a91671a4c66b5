import { createHash } from 'node:crypto';
import rateLimit, { ipKeyGenerator } from 'express-rate-limit';
import { RedisStore } from 'rate-limit-redis';
import { redis } from './redis.js';

const store = (prefix) => new RedisStore({ prefix, sendCommand: (...args) => redis.sendCommand(args) });

const tooMany = { error: { code: 'TOO_MANY_REQUESTS', message: 'Too many attempts. Try again later.' } };

export const loginByAddress = rateLimit({
  windowMs: 15 * 60 * 1000,
  limit: 10,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  skipSuccessfulRequests: true,
  message: tooMany,
  store: store('login-ip:'),
});

export const loginByAccount = rateLimit({
  windowMs: 15 * 60 * 1000,
  limit: 5,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  skipSuccessfulRequests: true,
  message: tooMany,
  keyGenerator: (req) => createHash('sha256').update(String(req.body.email).toLowerCase()).digest('hex'),
  store: store('login-account:'),
});

export const apiLimiter = rateLimit({
  windowMs: 60 * 1000,
  limit: 100,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  keyGenerator: (req) => req.user?.id ?? ipKeyGenerator(req.ip),
  store: store('api:'),
});
