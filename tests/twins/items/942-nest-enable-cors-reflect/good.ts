import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from '@fastify/helmet';
import { AppModule } from './app.module';
import { env } from './env';

async function main(): Promise<void> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter({ trustProxy: 1, bodyLimit: 100_000 }));
  await app.register(helmet);

  app.enableCors({
    origin: (origin: string, cb: (e: Error | null, ok?: string | boolean) => void) => cb(null, origin === env.WEB_ORIGIN),
    credentials: true,
    methods: 'GET,POST,PATCH,DELETE',
    allowedHeaders: 'Content-Type, X-CSRF-Token',
    maxAge: 3600,
  });

  app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true }));
  await app.listen(env.PORT, '0.0.0.0');
}

main().catch((e: unknown) => {
  process.stderr.write(`${e instanceof Error ? e.stack : 'start failed'}\n`);
  process.exit(1);
});
