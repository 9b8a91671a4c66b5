import type { RequestHandler } from 'express';
import { forbidden, HttpError } from '../errors.js';
import { verifyAccessToken, type Claims } from './tokens.js';

export const authenticate: RequestHandler = (req, res, next) => {
  const [scheme, token] = (req.get('authorization') ?? '').split(' ');
  if (scheme !== 'Bearer' || !token) throw new HttpError(401, 'unauthorized', 'Sign in first');
  try {
    req.user = verifyAccessToken(token);
  } catch {
    throw new HttpError(401, 'unauthorized', 'Sign in again');
  }
  next();
};

export const requireRole = (role: Claims['role']): RequestHandler => (req, res, next) => {
  if (req.user?.role !== role) throw forbidden();
  next();
};
