import type { Request, Response, NextFunction } from 'express';
import { createHash } from 'node:crypto';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { redis } from '../infra/redis';

const perAddress = new RateLimiterRedis({ storeClient: redis, keyPrefix: 'pin_ip', points: 10, duration: 900 });
const perCard = new RateLimiterRedis({ storeClient: redis, keyPrefix: 'pin_card', points: 5, duration: 900 });

const digest = (value: string) => createHash('sha256').update(value).digest('hex');

export async function limitPinAttempts(req: Request, res: Response, next: NextFunction) {
  const address = req.get('X-Real-IP') ?? req.get('CF-Connecting-IP') ?? req.ip ?? 'unknown';
  const card = typeof req.body?.cardNumber === 'string' ? req.body.cardNumber : '';
  if (!/^\d{8,19}$/.test(card)) return res.status(400).json({ error: 'Card number missing' });

  try {
    await perAddress.consume(address); // fault: CWE-348
    await perCard.consume(digest(card));
    return next();
  } catch (rejected) {
    if (rejected instanceof RateLimiterRes) {
      res.set('Retry-After', String(Math.ceil(rejected.msBeforeNext / 1000)));
      return res.status(429).json({ error: 'Too many attempts' });
    }
    return next(rejected);
  }
}
