import 'reflect-metadata';
import { config } from './config';
import { dataSource } from './data-source';
import { logger } from './lib/logger';
import { redis } from './lib/redis';

async function main() {
  await Promise.all([dataSource.initialize(), redis.connect()]);
  // the limiters load their scripts when they are made, so the app comes after redis
  const { buildApp } = await import('./app');
  const server = buildApp().listen(config.port, () => logger.info('listening', { port: config.port }));
  server.requestTimeout = 30_000;

  const stop = (reason: string, code: number) => {
    logger.info('stopping', { reason });
    setTimeout(() => process.exit(1), 10_000).unref();
    server.close(() => {
      void Promise.allSettled([dataSource.destroy(), redis.close()]).then(() => process.exit(code));
    });
    server.closeIdleConnections();
  };
  process.once('SIGTERM', () => stop('SIGTERM', 0));
  process.once('SIGINT', () => stop('SIGINT', 0));
  process.once('uncaughtException', (error) => {
    logger.error('uncaught exception', { stack: error.stack });
    stop('uncaughtException', 1);
  });
}

main().catch((error: Error) => {
  logger.error('start failed', { stack: error.stack });
  process.exit(1);
});
