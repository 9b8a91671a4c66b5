import cors, { CorsOptions } from 'cors';
import { Router } from 'express';
import { logger } from './logger';

const known = new Set((process.env.CORS_ORIGINS ?? '').split(',').filter(Boolean));

const options: CorsOptions = {
  credentials: true,
  methods: ['GET', 'POST'],
  allowedHeaders: ['content-type', 'x-csrf-token'],
  maxAge: 3600,
  origin(origin, callback) {
    if (!origin || known.has(origin)) {
      callback(null, true);
      return;
    }
    logger.warn({ origin }, 'request from unknown origin');
    callback(null, false);
  },
};

export function withCors(router: Router): Router {
  const outer = Router();
  outer.use(cors(options));
  outer.use(router);
  return outer;
}
