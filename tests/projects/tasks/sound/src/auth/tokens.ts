import { randomBytes, createHash } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { config } from '../config.js';

export interface Claims {
  id: string;
  role: 'user' | 'admin';
}

const ISSUER = 'tasks-api';

export const accessToken = (user: Claims) =>
  jwt.sign({ role: user.role }, config.JWT_SECRET, { algorithm: 'HS256', subject: user.id, issuer: ISSUER, expiresIn: '15m' });

export function verifyAccessToken(token: string): Claims {
  const claims = jwt.verify(token, config.JWT_SECRET, { algorithms: ['HS256'], issuer: ISSUER }) as jwt.JwtPayload;
  return { id: String(claims.sub), role: claims.role === 'admin' ? 'admin' : 'user' };
}

export const newRefreshToken = () => randomBytes(32).toString('base64url');
export const fingerprint = (token: string) => createHash('sha256').update(token).digest('hex');
