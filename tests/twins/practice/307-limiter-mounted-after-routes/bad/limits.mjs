import { rateLimit } from 'express-rate-limit';
import { RedisStore } from 'rate-limit-redis';
import { redis } from './redis.mjs';

export const authLimiter = rateLimit({
  windowMs: 15 * 60_000,
  limit: 10,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  store: new RedisStore({ prefix: 'rl:auth:', sendCommand: (...args) => redis.sendCommand(args) }),
});
