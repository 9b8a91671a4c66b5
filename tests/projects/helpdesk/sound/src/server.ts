import { createApp } from './app.js';
import { loadConfig } from './config/index.js';
import { createContainer } from './container.js';
import { createLogger } from './lib/logger.js';
import { createPrisma } from './lib/prisma.js';
import { connectRedis } from './lib/redis.js';

const SHUTDOWN_GRACE = 15_000;

const config = loadConfig();
const log = createLogger(config.LOG_LEVEL);
if (config.NODE_ENV === 'production' && config.LOG_LEVEL === 'debug') throw new Error('LOG_LEVEL=debug is not for production');

const db = createPrisma(config);
const redis = await connectRedis(config, log);
const server = createApp(createContainer({ config, log, db, redis })).listen(config.PORT, (error) => {
  if (error) throw error;
  log.info({ port: config.PORT }, 'listening');
});
server.requestTimeout = 30_000;
server.headersTimeout = 10_000;
server.keepAliveTimeout = 65_000;

let closing = false;
function shutdown(reason: string, exitCode: number): void {
  if (closing) return;
  closing = true;
  log.info({ reason }, 'shutting down');
  setTimeout(() => process.exit(1), SHUTDOWN_GRACE).unref();
  server.close(async () => {
    await Promise.allSettled([db.$disconnect(), redis.close()]);
    process.exit(exitCode);
  });
  server.closeIdleConnections();
}

process.on('SIGTERM', () => shutdown('SIGTERM', 0));
process.on('SIGINT', () => shutdown('SIGINT', 0));
process.on('uncaughtException', (error) => {
  log.fatal({ err: error }, 'uncaught exception');
  shutdown('uncaughtException', 1);
});
process.on('unhandledRejection', (error) => {
  log.fatal({ err: error }, 'unhandled rejection');
  shutdown('unhandledRejection', 1);
});
