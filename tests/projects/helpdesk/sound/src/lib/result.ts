import { AppError, type ProblemCode } from './errors.js';

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: ProblemCode };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const err = (code: ProblemCode): Result<never> => ({ ok: false, code });

export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new AppError(result.code);
  return result.value;
}
