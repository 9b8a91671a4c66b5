import { createHash, randomBytes, randomUUID } from 'crypto';
import jwt from 'jsonwebtoken';
import { ACCESS_SECONDS, AUDIENCE, config, ISSUER } from '../config';

const ALGORITHM = 'HS256';
const TYPE = 'at+jwt';

export function signAccess(userId: string, sessionId: string): string {
  return jwt.sign({ sid: sessionId }, config.jwtKey, {
    subject: userId,
    algorithm: ALGORITHM,
    issuer: ISSUER,
    audience: AUDIENCE,
    jwtid: randomUUID(),
    expiresIn: ACCESS_SECONDS,
    header: { alg: ALGORITHM, typ: TYPE },
  });
}

export function verifyAccess(token: string): { userId: string; sessionId: string } | null {
  try {
    const { header, payload } = jwt.verify(token, config.jwtKey, {
      complete: true,
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      maxAge: ACCESS_SECONDS,
    });
    if (header.typ !== TYPE || typeof payload === 'string') return null;
    return { userId: String(payload.sub), sessionId: String(payload.sid) };
  } catch {
    return null;
  }
}

export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');
export const newSecret = () => randomBytes(32).toString('base64url');
