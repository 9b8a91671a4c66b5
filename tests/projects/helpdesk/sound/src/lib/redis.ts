import type { Logger } from 'pino';
import { createClient } from 'redis';
import type { Config } from '../config/index.js';

export async function connectRedis(config: Config, log: Logger) {
  const client = createClient({
    url: config.REDIS_URL,
    socket: { reconnectStrategy: (retries) => Math.min(retries * 100, 3_000) + Math.floor(Math.random() * 250) },
  });
  client.on('error', (error) => log.error({ err: error }, 'redis'));
  await client.connect();
  return client;
}

export type Redis = Awaited<ReturnType<typeof connectRedis>>;
