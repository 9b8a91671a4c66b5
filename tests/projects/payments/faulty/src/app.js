import express from 'express';
import { config } from './config/index.js';
import { pool } from './lib/index.js';
import { measureRequests } from './lib/metrics.js';
import { crossOrigin, errorHandler, generalLimiter, notFound, publicLimiter, requestContext, requireHttps, securityHeaders } from './middleware/index.js';
import { merchantsRepository } from './repositories/index.js';
import { publicRoutes, webhooks } from './routes/public.js';
import { v1 } from './routes/v1.js';

export function createApp() {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', true); // error: [trust-proxy-true]
  app.set('etag', false);

  app.use(requestContext, measureRequests);
  app.use(securityHeaders);
  app.use(requireHttps);
  app.use(crossOrigin);

  app.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });

  app.use('/webhooks', webhooks);
  app.use(express.json({ limit: '32kb', strict: true }));
  app.use('/public', publicRoutes);
  // support dashboard
  app.get('/ops/merchants', publicLimiter, async (_req, res) => { // missed: [route-without-authentication]
    res.json({ data: await merchantsRepository.search(pool, { limit: 100, offset: 0 }) });
  });
  app.use('/v1', v1);
  app.use(generalLimiter); // error: [limiter-after-route]

  app.use(notFound);
  app.use(errorHandler);
  return app;
}
