import cookieParser from 'cookie-parser';
import express, { Router } from 'express';
import { config } from './config';
import { requestLog } from './lib/logger';
import { authenticate } from './middleware/auth';
import { errorHandler, unknownRoute } from './middleware/errors';
import { generalLimiter, userLimiter } from './middleware/rate-limits';
import { crossOrigin, headers, httpsOnly } from './middleware/security';
import { accountsRouter } from './routes/accounts';
import { adminRouter } from './routes/admin';
import { authRouter } from './routes/auth';
import { ratesRouter } from './routes/rates';

export function buildApp() {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.proxyHops);
  app.set('query parser', 'simple');

  app.use(requestLog, headers);
  app.get('/healthz', (_req, res) => res.sendStatus(200));
  app.use(httpsOnly, crossOrigin, generalLimiter);
  app.use(express.json({ limit: '50mb' }), cookieParser()); // error: [body-limit-too-large]

  const v1 = Router();
  v1.use('/auth', authRouter);
  v1.use(authenticate, userLimiter);
  v1.use('/accounts', accountsRouter);
  v1.use('/rates', ratesRouter);
  v1.use('/admin', adminRouter);
  app.use('/v1', v1);

  app.use(unknownRoute);
  app.use(errorHandler);
  return app;
}
