import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { RedisStore } from 'rate-limit-redis';
import { redis } from '../lib/redis.js';
import { auditRefusal, TooManyRequestsError } from '../lib/index.js';

const MINUTE = 60_000;

const byAddress = (req) => ipKeyGenerator(req.ip);
const byPrincipal = (req) => (req.principal ? `p:${req.principal.id}` : byAddress(req));

function createLimiter(name, { windowMs, limit, keyGenerator = byAddress }) {
  return rateLimit({
    windowMs,
    limit,
    keyGenerator,
    standardHeaders: false, // error: [limit-headers-off]
    legacyHeaders: false,
    store: new RedisStore({ prefix: `rl:${name}:`, sendCommand: (command, ...args) => redis.call(command, ...args) }),
    handler: (req, _res, next) => {
      auditRefusal(req, 'excess_rate_limit_exceeded', { limiter: name });
      next(new TooManyRequestsError());
    },
  });
}

export const generalLimiter = createLimiter('general', { windowMs: MINUTE, limit: 300 });
export const publicLimiter = createLimiter('public', { windowMs: MINUTE, limit: 30 });
export const webhookLimiter = createLimiter('webhook', { windowMs: MINUTE, limit: 240 });
export const credentialLimiter = createLimiter('credential', { windowMs: 15 * MINUTE, limit: 10, keyGenerator: byPrincipal });
export const adminLimiter = createLimiter('admin', { windowMs: 15 * MINUTE, limit: 100, keyGenerator: byPrincipal });
