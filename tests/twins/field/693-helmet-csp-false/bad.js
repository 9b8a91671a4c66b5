import express from 'express';
import helmet from 'helmet';
import { rateLimit } from 'express-rate-limit';
import { pages } from './pages.js';

const isProd = process.env.NODE_ENV === 'production';

export function createApp() {
  const app = express();
  app.set('trust proxy', 1);

  app.use(
    helmet({
      contentSecurityPolicy: false, // fault: CWE-693
      crossOriginEmbedderPolicy: isProd,
      hsts: { maxAge: 63072000, includeSubDomains: true },
    }),
  );
  app.use(rateLimit({ windowMs: 60_000, limit: 200, standardHeaders: 'draft-8' }));
  app.use(pages);

  app.use((req, res) => res.status(404).json({ error: 'not found' }));
  return app;
}
