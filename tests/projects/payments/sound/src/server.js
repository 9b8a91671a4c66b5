import { createServer } from 'node:https';
import { createApp } from './app.js';
import { config } from './config/index.js';
import { closeAcquirer } from './lib/http.js';
import { logger, pool } from './lib/index.js';
import { redis } from './lib/redis.js';
import { startMetricsServer } from './metrics-server.js';

const GRACE_MS = 15_000;

const server = createServer({ ...config.tls, minVersion: 'TLSv1.2' }, createApp());
server.headersTimeout = 10_000;
server.requestTimeout = 30_000;
server.listen(config.port, () => logger.info({ port: config.port }, 'payments is listening'));

const metricsServer = startMetricsServer();

async function shutDown(signal, exitCode = 0) {
  logger.info({ signal }, 'shutting down');
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  metricsServer.close();
  await Promise.allSettled([pool.end(), redis.quit(), closeAcquirer()]);
  process.exit(exitCode);
}

process.once('SIGTERM', (signal) => shutDown(signal));
process.once('SIGINT', (signal) => shutDown(signal));
process.on('uncaughtException', (err) => {
  logger.fatal({ err }, 'uncaught exception');
  shutDown('uncaughtException', 1);
});
