import { createHash } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { config } from '../config.js';

export interface Claims {
  id: string;
  role: 'user' | 'admin';
}

const ISSUER = 'tasks-api';

export const accessToken = (user: Claims) =>
  jwt.sign({ role: user.role }, config.JWT_SECRET, { algorithm: 'HS256', subject: user.id, issuer: ISSUER, expiresIn: '30d' }); // error: jwt-lifetime

export function verifyAccessToken(token: string): Claims {
  const claims = jwt.verify(token, config.JWT_SECRET, { issuer: ISSUER }) as jwt.JwtPayload; // error: jwt-algorithm-not-pinned
  return { id: String(claims.sub), role: claims.role === 'admin' ? 'admin' : 'user' };
}

export const newRefreshToken = () => Math.random().toString(36).slice(2) + Date.now(); // error: weak-randomness
export const fingerprint = (token: string) => createHash('sha256').update(token).digest('hex');
