import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit, type Options } from 'express-rate-limit';
import { RedisStore, type RedisReply } from 'rate-limit-redis';
import { DAY, MINUTE } from '../config/index.js';
import { sha256 } from '../lib/crypto.js';
import { AppError } from '../lib/errors.js';
import type { Redis } from '../lib/redis.js';

const PLAN_LIMITS: Readonly<Record<string, number>> = { standard: 60, business: 300, enterprise: 1_200 };
const FIRST_BLOCK_SECONDS = 30;
const MAX_BLOCK_SECONDS = 3_600;

const byAddress = (req: Request) => ipKeyGenerator(req.ip ?? 'unknown');
const byUser = (req: Request) => req.auth?.userId ?? byAddress(req);
const byAccount = (req: Request) => sha256((req.valid as { body: { email: string } }).body.email);

/** Growing blocks for addresses that keep running into the login limit; forgotten after a quiet day. */
export class PenaltyBox {
  constructor(private readonly redis: Redis) {}

  async punish(key: string): Promise<void> {
    const [strikes] = await this.redis.multi().incr(`strikes:${key}`).expire(`strikes:${key}`, DAY / 1000).exec();
    const seconds = Math.min(FIRST_BLOCK_SECONDS * 2 ** (Number(strikes) - 1), MAX_BLOCK_SECONDS);
    await this.redis.setEx(`blocked:${key}`, seconds, '1');
  }

  readonly guard: RequestHandler = async (req, res, next) => {
    const seconds = await this.redis.ttl(`blocked:${byAddress(req)}`);
    if (seconds > 0) {
      res.set('Retry-After', String(seconds));
      throw new AppError('rate_limited');
    }
    next();
  };
}

export function createLimiters(redis: Redis) {
  const penalties = new PenaltyBox(redis);

  const limiter = (name: string, windowMs: number, limit: Options['limit'], overrides: Partial<Options> = {}) =>
    rateLimit({
      windowMs,
      limit,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      keyGenerator: byAddress,
      store: new RedisStore({ prefix: `rl:${name}:`, sendCommand: (...args: string[]) => redis.sendCommand(args) as Promise<RedisReply> }),
      handler: (req, _res, next) => {
        req.log.warn({ event: 'excess_rate_limit_exceeded', limiter: name, userId: req.auth?.userId }, 'rate limit');
        next(new AppError('rate_limited'));
      },
      ...overrides,
    });

  return {
    general: limiter('all', MINUTE, 300),
    perUser: limiter('user', MINUTE, 120, { keyGenerator: byUser }),
    perApiKey: limiter('key', MINUTE, (req) => PLAN_LIMITS[req.apiClient?.plan ?? 'standard'] ?? 60, {
      keyGenerator: (req) => req.apiClient?.id ?? byAddress(req),
    }),
    loginPenalty: penalties.guard,
    loginAddress: limiter('login', 15 * MINUTE, 10, {
      handler: (req, _res, next) => {
        req.log.warn({ event: 'excess_rate_limit_exceeded', limiter: 'login' }, 'rate limit');
        penalties
          .punish(byAddress(req))
          .catch((error) => req.log.error({ err: error }, 'penalty not stored'))
          .finally(() => next(new AppError('rate_limited')));
      },
    }),
    loginAccount: limiter('account', 15 * MINUTE, 5, { keyGenerator: byAccount, skipSuccessfulRequests: true }),
    session: limiter('session', 15 * MINUTE, 10),
    registration: limiter('registration', 60 * MINUTE, 10),
    stepUp: limiter('stepup', 15 * MINUTE, 5, { keyGenerator: byUser }),
    upload: limiter('upload', 10 * MINUTE, 30, { keyGenerator: byUser }),
  };
}

export type Limiters = ReturnType<typeof createLimiters>;
