import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { RedisStore, type RedisReply } from 'rate-limit-redis';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { asyncHandler } from '../lib/async-handler';
import { tooMany } from '../lib/http-error';
import { logger } from '../lib/logger';
import { redis } from '../lib/redis';
import { hashToken } from '../lib/tokens';
import { bodyOf } from './validate-dto';

const QUARTER_HOUR = 15 * 60;
const addressOf = (req: Request) => ipKeyGenerator(req.ip ?? 'unknown');

const limiter = (prefix: string, windowMs: number, limit: number, keyGenerator: (req: Request) => string) =>
  rateLimit({
    windowMs,
    limit,
    keyGenerator,
    standardHeaders: false, // error: [limit-headers-off]
    legacyHeaders: false,
    store: new RedisStore({ prefix: `rl:${prefix}:`, sendCommand: (...args: string[]) => redis.sendCommand(args) as Promise<RedisReply> }),
    handler: (req, _res, next) => {
      logger.warn('rate limit', { event: 'excess_rate_limit_exceeded', limiter: prefix, ip: req.ip });
      next(tooMany());
    },
  });

export const generalLimiter = limiter('all', 60_000, 200, addressOf);
export const userLimiter = limiter('user', 60_000, 100, (req) => req.res?.locals.user?.id ?? addressOf(req));
export const refreshLimiter = limiter('refresh', QUARTER_HOUR * 1000, 10, addressOf);
export const stepUpLimiter = limiter('stepup', QUARTER_HOUR * 1000, 5, (req) => req.res?.locals.user?.id ?? addressOf(req));

const byAddress = new RateLimiterRedis({ storeClient: redis, useRedisPackage: true, keyPrefix: 'login:ip', points: 10, duration: QUARTER_HOUR, blockDuration: QUARTER_HOUR });
const byAccount = new RateLimiterRedis({ storeClient: redis, useRedisPackage: true, keyPrefix: 'login:account', points: 5, duration: QUARTER_HOUR });
const offences = new RateLimiterRedis({ storeClient: redis, useRedisPackage: true, keyPrefix: 'login:offences', points: 1_000, duration: 24 * 3_600 });

/** Counts by address and by account; whoever comes back too early waits longer each time, an hour at most. */
export const loginLimiter: RequestHandler = asyncHandler(async (req, res, next) => {
  const address = addressOf(req);
  const account = hashToken(bodyOf<{ email: string }>(res).email);
  try {
    await byAddress.consume(address);
    await byAccount.consume(account);
  } catch (rejected) {
    if (!(rejected instanceof RateLimiterRes)) throw rejected;
    const { consumedPoints } = await offences.penalty(address, 1);
    const wait = Math.min(Math.max(Math.ceil(rejected.msBeforeNext / 1000), 30 * 2 ** Math.min(consumedPoints, 7)), 3_600);
    await byAddress.block(address, wait);
    logger.warn('rate limit', { event: 'excess_rate_limit_exceeded', limiter: 'login', ip: req.ip, wait });
    res.set('Retry-After', String(wait));
    throw tooMany();
  }
  next();
});
