import { NestFactory } from '@nestjs/core';
import { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { AppModule } from './app.module';
import { loadConfig } from './config';

async function bootstrap() {
  const config = loadConfig();
  const app = await NestFactory.create<NestExpressApplication>(AppModule); // fault: CWE-20|1287
  app.set('trust proxy', config.proxyHops);
  app.use(helmet());
  app.useBodyParser('json', { limit: '100kb' });
  app.enableShutdownHooks();
  await app.listen(config.port);
}

void bootstrap();
