import { Redis } from 'ioredis';
import { config } from '../config/index.js';
import { logger } from './logger.js';

export const redis = new Redis(config.redisUrl, {
  commandTimeout: 1_000,
  maxRetriesPerRequest: 1,
  connectTimeout: 2_000,
  // spread the reconnects of all pods
  retryStrategy: (attempt) => Math.min(attempt * 100, 3_000) + Math.floor(Math.random() * 100),
});

redis.on('error', (err) => logger.error({ code: err.code }, 'redis connection error'));

const revokedKey = (jti) => `revoked:${jti}`;

export async function revokeToken(jti, expiresAt) {
  const seconds = Math.max(1, expiresAt - Math.floor(Date.now() / 1000) + 10);
  const outcome = await redis.multi().set(revokedKey(jti), '1').expire(revokedKey(jti), seconds).exec();
  if (outcome === null) throw new Error('revocation was not stored');
}

export async function isRevoked(jti) {
  return (await redis.exists(revokedKey(jti))) === 1;
}
