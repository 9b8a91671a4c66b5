import { createApp } from './app.js';
import { config } from './config.js';
import { logger } from './logger.js';

const server = createApp().listen(config.PORT, () => logger.info({ port: config.PORT }, 'listening'));
server.requestTimeout = 30_000;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => server.close(() => process.exit(0)));
}
