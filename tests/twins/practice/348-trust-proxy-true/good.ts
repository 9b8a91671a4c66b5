import express, { type Express } from 'express';
import helmet from 'helmet';
import { rateLimit } from 'express-rate-limit';
import { api } from './api';
import { onError, notFound } from './errors';

interface Settings {
  behindProxy: boolean;
  port: number;
}

export function createApp(settings: Settings): Express {
  const app = express();

  if (settings.behindProxy) {
    app.set('trust proxy', ['loopback', '10.20.0.0/16']);
  }

  app.use(helmet());
  app.use(
    rateLimit({
      windowMs: 60_000,
      limit: 100,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      message: { error: 'Too many requests' },
    }),
  );
  app.use(express.json({ limit: '64kb' }));
  app.use('/api', api);
  app.use(notFound);
  app.use(onError);

  return app;
}
