import type { RequestHandler } from 'express';
import type { ZodType } from 'zod';

interface Schemas {
  body?: ZodType;
  params?: ZodType;
  query?: ZodType;
}

export const validate = (schemas: Schemas): RequestHandler => (req, res, next) => {
  const locals: Record<string, unknown> = {};
  for (const key of ['body', 'params', 'query'] as const) {
    const schema = schemas[key];
    if (schema) locals[key] = schema.parse(req[key]);
  }
  res.locals.input = locals;
  next();
};
