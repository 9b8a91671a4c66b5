'use strict';

const http = require('node:http');
const config = require('./config');
const { logger } = require('./lib/logger');
const { pool } = require('./lib/db');
const redis = require('./lib/redis');

const GRACE_MS = 10_000;

const start = async () => {
  await redis.connect();
  // TLS ends at the load balancer; app.js refuses what it forwards from port 80
  const server = http.createServer(require('./app'));
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  server.listen(config.port, () => logger.info({ port: config.port }, 'listening'));

  const stop = (signal, code = 0) => {
    logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    server.close(async () => {
      await Promise.allSettled([pool.end(), redis.close()]);
      process.exit(code);
    });
    server.closeIdleConnections();
  };

  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  process.once('uncaughtException', (err) => {
    logger.fatal({ err }, 'uncaught exception');
    stop('uncaughtException', 1);
  });
};

start().catch((err) => {
  logger.fatal({ err }, 'start failed');
  process.exit(1);
});
