import express from 'express';
import helmet from 'helmet';
import { rateLimit } from 'express-rate-limit';
import { pages } from './pages.mjs';
import { onError } from './on-error.mjs';

export function createServer({ cdn }) {
  const app = express();

  app.use(
    helmet({
      contentSecurityPolicy: false, // fault: CWE-693|1021
      xFrameOptions: false, // fault: CWE-693|1021
      crossOriginEmbedderPolicy: false,
      strictTransportSecurity: { maxAge: 63_072_000, includeSubDomains: true },
    }),
  );
  app.use(rateLimit({ windowMs: 60_000, limit: 200, standardHeaders: 'draft-8', legacyHeaders: false }));
  app.set('view engine', 'pug');
  app.use(pages);
  app.use(onError);
  return app;
}
