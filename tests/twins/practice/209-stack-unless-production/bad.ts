import type { ErrorRequestHandler } from 'express';
import { ZodError } from 'zod';
import { logger } from './logger';
import { HttpProblem } from './http-problem';

const respond = (status: number, title: string, extra: object = {}) => ({ status, title, ...extra });

export const onError: ErrorRequestHandler = (err, req, res, next) => {
  if (res.headersSent) return next(err);

  if (err instanceof HttpProblem) {
    return res.status(err.status).json(respond(err.status, err.title));
  }
  if (err instanceof ZodError) {
    const fields = err.issues.map((issue) => issue.path.join('.'));
    return res.status(400).json(respond(400, 'Invalid input', { fields }));
  }

  const { name, message, stack } = err as Error;
  logger.error({ name, message, stack, requestId: req.id }, 'unhandled');
  const detail = req.query.debug === undefined ? {} : { detail: `${name}: ${message}`, trace: stack?.split('\n') };
  return res.status(500).json(respond(500, 'Internal error', { requestId: req.id, ...detail })); // fault: CWE-209
};
