const mongoose = require('mongoose');
const config = require('./config');
const logger = require('./utils/logger');
const redis = require('./utils/redis');
const app = require('./app');

const DRAIN_MS = 10_000;

mongoose.set('strictQuery', 'throw');

process.on('uncaughtException', (err) => {
  logger.error('uncaught_exception', { err });
  process.exit(1);
});
process.on('unhandledRejection', (reason) => {
  throw reason;
});

async function main() {
  await Promise.all([
    mongoose.connect(config.mongoUrl, { tls: true, autoIndex: config.env !== 'production', serverSelectionTimeoutMS: 5000 }),
    redis.connect(),
  ]);

  const server = app.listen(config.port, () => logger.info('listening', { port: config.port }));
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  server.keepAliveTimeout = 65_000;

  const shutdown = (signal) => {
    logger.info('shutting_down', { signal });
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    server.close(async () => {
      await Promise.allSettled([mongoose.disconnect(), redis.close()]);
      process.exit(0);
    });
    server.closeIdleConnections();
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, shutdown);
}

main().catch((err) => {
  logger.error('start_failed', { err });
  process.exit(1);
});
