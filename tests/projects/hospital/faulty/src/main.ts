import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ConfigService } from '@nestjs/config';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { configureApp } from './bootstrap.js';
import { validateEnv, type Env } from './config/env.js';

const { TLS_CERT_FILE: cert, TLS_KEY_FILE: key } = validateEnv(process.env);

const app = await NestFactory.create<NestExpressApplication>(AppModule, { // missed: [helmet-missing]
  httpsOptions: { cert, key, minVersion: 'TLSv1.2' },
  bodyParser: false,
  bufferLogs: true,
});
const logger = app.get(Logger);
app.useLogger(logger);
configureApp(app);

process.on('uncaughtException', (error) => {
  logger.fatal(error);
  process.exitCode = 1;
  void app.close().finally(() => process.exit(1));
});

const config = app.get<ConfigService<Env, true>>(ConfigService);
await app.listen(config.get('PORT', { infer: true }));
