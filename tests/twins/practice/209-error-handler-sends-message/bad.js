import { logger } from './logger.js';

export class AppError extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
    this.expose = true;
  }
}

// eslint-disable-next-line no-unused-vars
export function errorHandler(err, req, res, next) {
  if (res.headersSent) return next(err);

  const status = err.status ?? err.statusCode ?? 500;
  logger.error({ err, requestId: req.id, userId: req.user?.id }, 'request failed');

  const problem = {
    type: 'about:blank',
    status,
    title: err.message || 'Internal error',
    instance: req.id,
  };
  return res.status(status).type('application/problem+json').send(JSON.stringify(problem)); // fault: CWE-209
}
