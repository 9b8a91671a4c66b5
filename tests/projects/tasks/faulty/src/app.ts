import { randomUUID } from 'node:crypto';
import { PrismaClient } from '@prisma/client';
import cookieParser from 'cookie-parser';
import cors from 'cors';
import express from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import { adminRoutes } from './admin/routes.js';
import { authenticate } from './auth/guard.js';
import { authRoutes } from './auth/routes.js';
import { AuthService } from './auth/service.js';
import { config } from './config.js';
import { handleErrors, notFound } from './errors.js';
import { logger } from './logger.js';
import { taskRoutes } from './tasks/routes.js';
import { TaskService } from './tasks/service.js';

export function createApp(prisma = new PrismaClient()) {
  const app = express();
  app.set('trust proxy', true); // error: trust-proxy-true
  app.disable('x-powered-by');
  app.use(helmet({ contentSecurityPolicy: false })); // error: helmet-part-off
  app.use((req, res, next) => {
    res.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
    next();
  });
  app.use(
    cors({
      origin: /example\.com/, // error: cors-pattern-too-wide
      credentials: true,
      methods: ['GET', 'POST', 'PATCH', 'DELETE'],
      allowedHeaders: ['Authorization', 'Content-Type'],
      maxAge: 600,
    }),
  );
  app.use(pinoHttp({ logger, genReqId: () => randomUUID() }));
  app.get('/health', (req, res) => res.json({ status: 'ok' }));
  app.use(rateLimit({ windowMs: 60_000, limit: 120, standardHeaders: 'draft-8', legacyHeaders: false })); // error: limiter-too-loose
  app.use(express.json({ limit: '100mb' }), cookieParser()); // error: body-limit-too-large

  app.use('/auth', authRoutes(new AuthService(prisma)));
  app.use('/tasks', authenticate, taskRoutes(new TaskService(prisma)));
  app.use('/admin', authenticate, adminRoutes(prisma)); // error: admin-route-without-role
  app.use((req, res, next) => next(notFound()));
  app.use(handleErrors);
  return app;
}
