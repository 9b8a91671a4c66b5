import { createClient } from 'redis';
import { config } from '../config';
import { logger } from './logger';

export const redis = createClient({ url: config.redisUrl });
redis.on('error', (error: Error) => logger.error('redis', { reason: error.message }));
