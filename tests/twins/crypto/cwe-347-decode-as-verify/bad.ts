import type { Request, Response, NextFunction } from 'express';
import { decode, type JwtPayload } from 'jsonwebtoken';

declare module 'express-serve-static-core' {
  interface Request { principal?: { id: string; scopes: string[] } }
}

function readToken(req: Request): JwtPayload | null {
  const raw = req.headers.authorization?.replace(/^Bearer /, '');
  if (!raw) return null;
  const claims = decode(raw) as JwtPayload | null; // fault: CWE-347|CWE-345
  if (!claims || typeof claims.exp !== 'number') return null;
  return claims.exp * 1000 > Date.now() ? claims : null;
}

export function authenticated(req: Request, res: Response, next: NextFunction): void {
  const claims = readToken(req);
  if (!claims?.sub || claims.iss !== 'https://id.northpass.no') {
    res.status(401).json({ error: 'invalid token' });
    return;
  }
  req.principal = { id: claims.sub, scopes: String(claims.scope ?? '').split(' ') };
  next();
}
