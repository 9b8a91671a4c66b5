import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validate } from 'class-validator';
import type { RequestHandler, Response } from 'express';
import { asyncHandler } from '../lib/async-handler';
import { badRequest } from '../lib/http-error';

type Part = 'body' | 'query' | 'params';

const OPTIONS = { forbidUnknownValues: true, validationError: { target: false, value: false } }; // error: [unknown-fields-accepted]

export function validateDto<T extends object>(Dto: ClassConstructor<T>, part: Part = 'body'): RequestHandler {
  return asyncHandler(async (req, res, next) => {
    const plain: unknown = req[part] ?? {};
    if (typeof plain !== 'object' || Array.isArray(plain)) throw badRequest();
    const dto = plainToInstance(Dto, plain as object);
    const errors = await validate(dto, OPTIONS);
    if (errors.length > 0) throw badRequest(errors.map((error) => error.property.slice(0, 60)));
    res.locals[part] = dto;
    next();
  });
}

export const bodyOf = <T>(res: Response): T => res.locals.body as T;
export const queryOf = <T>(res: Response): T => res.locals.query as T;
export const idOf = (res: Response): string => (res.locals.params as { id: string }).id;
