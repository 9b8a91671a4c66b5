import express from 'express';
import helmet from 'helmet';
import compression from 'compression';
import { rateLimit } from 'express-rate-limit';
import pages from './routes/pages.mjs';
import shop from './routes/shop.mjs';
import { notFound, failed } from './routes/errors.mjs';

export function createApp({ staticDir }) {
  const app = express();
  app.disable('x-powered-by');

  app.use(compression());
  app.use(rateLimit({ windowMs: 60_000, limit: 100, standardHeaders: 'draft-8', legacyHeaders: false }));
  app.use('/static', express.static(staticDir, { index: false }));
  app.use('/shop', shop);
  app.use('/', pages);

  // security headers
  app.use(helmet()); // fault: CWE-693
  app.use(notFound);
  app.use(failed);
  return app;
}
