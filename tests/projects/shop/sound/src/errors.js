import { logger } from './logger.js';

export function notFound(req, res) {
  res.status(404).json({ error: { code: 'NOT_FOUND' } });
}

export function errorHandler(err, req, res, next) {
  if (res.headersSent) return next(err);
  const status = err.expose ? err.status : 500;
  logger.error({ err, requestId: req.id, path: req.path, method: req.method, userId: req.user?.id }, 'request failed');
  return res.status(status).json({
    error: { code: status === 500 ? 'INTERNAL' : 'REQUEST_REFUSED', requestId: req.id },
  });
}
