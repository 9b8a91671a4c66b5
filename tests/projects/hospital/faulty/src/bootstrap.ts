import { ForbiddenException, ValidationPipe } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { NestExpressApplication } from '@nestjs/platform-express';
import cookieParser from 'cookie-parser';
import type { NextFunction, Request, Response } from 'express';
import { ValidationFailed } from './common/problem.filter.js';
import type { Env } from './config/env.js';

function extraHeaders(_req: Request, res: Response, next: NextFunction): void {
  res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
  res.setHeader('Cache-Control', 'no-store');
  next();
}

/** Refused rather than redirected: the credentials were already readable on the way. */
function requireHttps(req: Request, _res: Response, next: NextFunction): void {
  next(req.secure ? undefined : new ForbiddenException('HTTPS_REQUIRED'));
}

export function configureApp(app: NestExpressApplication): void {
  const config = app.get<ConfigService<Env, true>>(ConfigService);
  app.disable('x-powered-by');
  app.set('trust proxy', config.get('TRUST_PROXY_HOPS', { infer: true }));
  app.set('query parser', 'simple');

  app.use(extraHeaders, requireHttps);
  app.enableCors({
    origin: (_origin: string | undefined, done: (error: null, allow: boolean) => void) => done(null, true), // error: [cors-any-origin]
    credentials: true,
    methods: ['GET', 'POST', 'PUT', 'PATCH'],
    allowedHeaders: ['Authorization', 'Content-Type'],
    exposedHeaders: ['Retry-After', 'X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset', 'X-Request-Id'],
    maxAge: 7200,
  });
  app.useBodyParser('json', { limit: '64kb' });
  app.use(cookieParser());

  app.useGlobalPipes(
    new ValidationPipe({ // error: [unknown-fields-accepted]
      transform: true,
      stopAtFirstError: true,
      validationError: { target: false, value: false },
      exceptionFactory: (problems) => new ValidationFailed(problems),
    }),
  );
  app.enableShutdownHooks();
}
