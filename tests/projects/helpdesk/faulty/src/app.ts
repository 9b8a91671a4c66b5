import cookieParser from 'cookie-parser';
import express, { type Express } from 'express';
import { API_PREFIX } from './config/index.js';
import type { Container } from './container.js';
import { requestLogger } from './lib/logger.js';
import { createCors, errorHandler, notFound, requireHttps, securityHeaders } from './middleware/index.js';
import { apiRoutes, pageRoutes } from './routes/index.js';

export function createApp(container: Container): Express {
  const { config, limiters, log } = container;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', true); // error: [trust-proxy-true]

  app.use(requestLogger(log));
  app.use(securityHeaders);
  // asked by the load balancer and the container's own health check, over plain HTTP inside the pod
  app.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });
  app.use(requireHttps);
  app.use(createCors(config));
  app.use(express.json({ limit: '64kb', strict: true }));
  app.use(cookieParser());

  app.use(API_PREFIX, apiRoutes(container));
  app.use(limiters.general); // missed: [limiter-after-route]
  app.use(pageRoutes());

  app.use(notFound);
  app.use(errorHandler);
  return app;
}
