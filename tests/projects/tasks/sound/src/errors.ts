import type { NextFunction, Request, Response } from 'express';
import { ZodError } from 'zod';
import { logger } from './logger.js';

export class HttpError extends Error {
  constructor(readonly status: number, readonly code: string, message: string) {
    super(message);
  }
}

export const notFound = () => new HttpError(404, 'not_found', 'Not found');
export const forbidden = () => new HttpError(403, 'forbidden', 'Not allowed');

export function handleErrors(error: unknown, req: Request, res: Response, next: NextFunction) {
  if (res.headersSent) return next(error);
  if (error instanceof ZodError) {
    return res.status(400).json({ error: { code: 'invalid', fields: error.issues.map((issue) => issue.path.join('.')) } });
  }
  if (error instanceof HttpError) {
    if (error.status === 403) {
      logger.warn({ event: 'authorization.refused', userId: req.user?.id, path: req.path, ip: req.ip, userAgent: req.get('user-agent') });
    }
    return res.status(error.status).json({ error: { code: error.code, message: error.message } });
  }
  logger.error({ err: error, requestId: req.id }, 'request failed');
  res.status(500).json({ error: { code: 'internal', message: 'Something went wrong', requestId: req.id } });
}
