import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { AuthContext } from '../services/session-service.js';
import { AppError, type FieldProblem } from '../lib/errors.js';

const PARTS = ['params', 'query', 'body'] as const;
type Part = (typeof PARTS)[number];

export type RequestSchema = Partial<Record<Part, z.ZodType>>;
export type Valid<S extends RequestSchema> = { [P in keyof S]: S[P] extends z.ZodType ? z.output<S[P]> : never };
export type TypedRequest<S extends RequestSchema> = Request & { valid: Valid<S> };
export type AuthedRequest<S extends RequestSchema> = TypedRequest<S> & { auth: AuthContext };

const toFieldProblems = (part: Part, issues: z.core.$ZodIssue[]): FieldProblem[] =>
  issues.map((issue) => ({ field: [part, ...issue.path.map(String)].join('.').slice(0, 120), message: issue.code === 'unrecognized_keys' ? 'unknown field' : 'invalid value' }));

/** Parses each part of the request with its schema; handlers see the outcome as `req.valid` and nothing else. */
export function validate<S extends RequestSchema>(schema: S): RequestHandler {
  return (req, _res, next) => {
    const valid: Partial<Record<Part, unknown>> = {};
    const problems: FieldProblem[] = [];
    for (const part of PARTS) {
      const parsed = schema[part]?.safeParse(req[part] ?? {});
      if (parsed?.success) valid[part] = parsed.data;
      else if (parsed) problems.push(...toFieldProblems(part, parsed.error.issues));
    }
    if (problems.length > 0) throw new AppError('invalid_input', problems.slice(0, 20));
    req.valid = valid;
    next();
  };
}

type Handler<R> = (req: R, res: Response) => Promise<void>;

export const publicRoute = <S extends RequestSchema>(schema: S, ...handlers: [...RequestHandler[], Handler<TypedRequest<S>>]): RequestHandler[] => [
  validate(schema),
  ...(handlers as RequestHandler[]),
];

export const route = <S extends RequestSchema>(schema: S, handler: Handler<AuthedRequest<S>>): RequestHandler[] => [
  validate(schema),
  (req, res) => {
    if (!req.auth) throw new AppError('unauthenticated');
    return handler(req as AuthedRequest<S>, res);
  },
];
