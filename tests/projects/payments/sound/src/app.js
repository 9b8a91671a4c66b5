import express from 'express';
import { config } from './config/index.js';
import { measureRequests } from './lib/metrics.js';
import { crossOrigin, errorHandler, generalLimiter, notFound, requestContext, requireHttps, securityHeaders } from './middleware/index.js';
import { publicRoutes, webhooks } from './routes/public.js';
import { v1 } from './routes/v1.js';

export function createApp() {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxyHops);
  app.set('etag', false);

  app.use(requestContext, measureRequests);
  app.use(securityHeaders);
  app.use(requireHttps);
  app.use(crossOrigin);

  app.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });

  app.use(generalLimiter);
  app.use('/webhooks', webhooks);
  app.use(express.json({ limit: '32kb', strict: true }));
  app.use('/public', publicRoutes);
  app.use('/v1', v1);

  app.use(notFound);
  app.use(errorHandler);
  return app;
}
