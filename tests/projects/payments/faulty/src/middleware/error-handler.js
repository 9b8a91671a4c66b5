import { STATUS_CODES } from 'node:http';
import { MulterError } from 'multer';
import { AppError, logger, NotFoundError } from '../lib/index.js';

function classify(err) {
  if (err instanceof AppError) return err;
  if (err instanceof MulterError) return new AppError(err.code === 'LIMIT_FILE_SIZE' ? 413 : 400, 'UPLOAD_REFUSED');
  // body parser and router errors: only the status is taken over
  if (Number.isInteger(err?.status) && err.status >= 400 && err.status < 500) return new AppError(err.status, 'BAD_REQUEST');
  return new AppError(500, 'INTERNAL_ERROR');
}

export const notFound = (_req, _res, next) => next(new NotFoundError());

// eslint-disable-next-line no-unused-vars
export function errorHandler(err, req, res, next) {
  const known = classify(err);
  const log = req.log ?? logger;
  if (known.status >= 500) log.error({ err, code: known.code }, 'request failed');
  if (res.headersSent) return next(err);
  if (known.status === 401) res.setHeader('WWW-Authenticate', 'Bearer realm="payments"');
  if (known.retryAfter) res.setHeader('Retry-After', String(known.retryAfter));
  const problem = {
    type: 'about:blank',
    title: STATUS_CODES[known.status],
    status: known.status,
    code: known.code,
    errors: known.fields,
    requestId: req.id,
  };
  return res.status(known.status).type('application/problem+json').json({ ...problem, detail: err.message }); // error: [error-message-to-client]
}
