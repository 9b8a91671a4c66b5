import type { ErrorRequestHandler } from 'express';
import { logger } from './logger';

export const errorHandler: ErrorRequestHandler = (err, req, res, next) => {
  logger.error({ err, route: req.route?.path }, 'request failed');
  if (res.headersSent) return next(err);
  const status = err.type === 'entity.parse.failed' ? 400 : 500;
  return res.status(status).json({ title: status === 400 ? 'Malformed JSON' : 'Internal error', status });
};
