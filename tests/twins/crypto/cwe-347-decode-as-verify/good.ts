import type { Request, Response, NextFunction } from 'express';
import { decode, verify, type JwtPayload } from 'jsonwebtoken';
import { publicKeys } from './key-store';

declare module 'express-serve-static-core' {
  interface Request { principal?: { id: string; scopes: string[] } }
}

function readToken(req: Request): JwtPayload | null {
  const raw = req.headers.authorization?.replace(/^Bearer /, '');
  if (!raw) return null;
  const kid = decode(raw, { complete: true })?.header.kid;
  const key = kid === undefined ? undefined : publicKeys.get(kid);
  if (!key) return null;
  try {
    return verify(raw, key, { algorithms: ['ES256'], issuer: 'https://id.northpass.no' }) as JwtPayload;
  } catch {
    return null;
  }
}

export function authenticated(req: Request, res: Response, next: NextFunction): void {
  const claims = readToken(req);
  if (!claims?.sub) {
    res.status(401).json({ error: 'invalid token' });
    return;
  }
  req.principal = { id: claims.sub, scopes: String(claims.scope ?? '').split(' ') };
  next();
}
