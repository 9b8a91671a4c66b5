import type { ErrorRequestHandler, RequestHandler } from 'express';
import { MulterError } from 'multer';
import { QueryFailedError } from 'typeorm';
import { badRequest, conflict, HttpError, notFound } from '../lib/http-error';
import { logger } from '../lib/logger';

const UNIQUE_VIOLATION = '23505';
const CLIENT_ERRORS = new Map([
  [400, badRequest()],
  [413, new HttpError(413, 'The payload is too large')],
  [415, new HttpError(415, 'The media type is not supported')],
]);

function translate(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof MulterError) return CLIENT_ERRORS.get(error.code === 'LIMIT_FILE_SIZE' ? 413 : 400)!;
  if (error instanceof QueryFailedError && (error.driverError as { code?: string }).code === UNIQUE_VIOLATION) return conflict();
  const { expose, status } = error as { expose?: boolean; status?: number };
  return (expose && status && CLIENT_ERRORS.get(status)) || new HttpError(500, 'Internal error');
}

export const unknownRoute: RequestHandler = (_req, _res, next) => next(notFound());

export const errorHandler: ErrorRequestHandler = (error, req, res, next) => {
  const { status, title, fields } = translate(error);
  const requestId: string = res.locals.requestId;
  if (status >= 500) logger.error('request failed', { requestId, name: error?.name, stack: error?.stack, userId: res.locals.user?.id });
  else logger.info('request refused', { requestId, status, path: req.path });
  if (res.headersSent) return next(error);
  res.status(status).type('application/problem+json').json({ type: 'about:blank', title, status, instance: requestId, ...(fields && { fields }) });
};
