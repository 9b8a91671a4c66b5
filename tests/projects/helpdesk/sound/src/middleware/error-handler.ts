import type { ErrorRequestHandler, RequestHandler } from 'express';
import { MulterError } from 'multer';
import { AppError, PROBLEMS, type ProblemCode } from '../lib/errors.js';
import { Prisma } from '../lib/prisma.js';

const PRISMA_CODES: Readonly<Record<string, ProblemCode>> = { P2002: 'conflict', P2025: 'not_found' };
const HTTP_CODES: Readonly<Record<number, ProblemCode>> = { 400: 'invalid_input', 404: 'not_found', 413: 'too_large', 415: 'unsupported_media' };

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof MulterError) return new AppError(error.code === 'LIMIT_FILE_SIZE' ? 'too_large' : 'invalid_input');
  if (error instanceof Prisma.PrismaClientKnownRequestError) return new AppError(PRISMA_CODES[error.code] ?? 'internal');
  // body-parser and send create errors with `expose`; only their status is used
  const { expose, status } = error as { expose?: boolean; status?: number };
  return new AppError((expose === true && status !== undefined && HTTP_CODES[status]) || 'internal');
}

export const notFound: RequestHandler = () => {
  throw new AppError('not_found');
};

export const errorHandler: ErrorRequestHandler = (error, req, res, next) => {
  const known = toAppError(error);
  if (known.status >= 500) req.log.error({ err: error, userId: req.auth?.userId }, 'request failed');
  else req.log.info({ code: known.code, fields: known.fields, userId: req.auth?.userId }, 'request refused');
  if (res.headersSent) return next(error);
  const { status, title } = PROBLEMS[known.code];
  res.status(status).type('application/problem+json').json({
    type: 'about:blank',
    title,
    status,
    code: known.code,
    instance: String(req.id),
    ...(known.fields && { errors: known.fields }),
  });
};
