'use strict';

const { createClient } = require('redis');
const { load } = require('./config');
const createContainer = require('./container');
const { createLogger } = require('./lib');

const GRACE_MS = 10_000;

const main = async () => {
  const config = load();
  const logger = createLogger({ config });
  const redis = createClient({ url: config.redis.url });
  redis.on('error', (err) => logger.error({ err }, 'redis'));
  await redis.connect();

  const { app, db } = createContainer({ config, redis, logger });
  const server = app.listen(config.http.port, () => logger.info({ port: config.http.port }, 'listening'));
  server.requestTimeout = 60_000;
  server.headersTimeout = 15_000;

  let stopping = false;
  const stop = (reason, exitCode) => {
    if (stopping) return;
    stopping = true;
    logger.info({ reason }, 'stopping');
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    server.close(async () => {
      await Promise.allSettled([db.destroy(), redis.close()]);
      process.exit(exitCode);
    });
    server.closeIdleConnections();
  };

  process.on('SIGTERM', () => stop('SIGTERM', 0));
  process.on('SIGINT', () => stop('SIGINT', 0));
  process.on('uncaughtException', (err) => {
    logger.fatal({ err }, 'uncaught exception');
    stop('uncaughtException', 1);
  });
  process.on('unhandledRejection', (err) => {
    throw err;
  });
};

main().catch((err) => {
  process.stderr.write(`start failed: ${err.message}\n`);
  process.exit(1);
});
