import { NestFactory } from '@nestjs/core';
import { ValidationPipe } from '@nestjs/common';
import { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { AppModule } from './app.module';

const ORIGINS = ['https://app.acme.example', 'https://admin.acme.example'];

async function main() {
  const app = await NestFactory.create<NestExpressApplication>(AppModule, {
    cors: { origin: ORIGINS, methods: ['GET', 'POST'], maxAge: 7200 },
    bodyParser: true,
  });

  app.use(helmet());
  app.set('trust proxy', 1);
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true }));
  await app.listen(3000);
}

main();
