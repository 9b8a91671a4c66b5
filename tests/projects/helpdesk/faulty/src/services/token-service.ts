import { randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { AUDIENCE, ISSUER } from '../config/index.js';

const ALGORITHM = 'HS256';
const TYPE = 'at+jwt';

export interface AccessClaims {
  userId: string;
  sessionId: string;
}

export class TokenService {
  constructor(private readonly key: Uint8Array) {}

  issue({ userId, sessionId }: AccessClaims): Promise<string> {
    return new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
      .setSubject(userId)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime('12h') // missed: [jwt-lifetime]
      .sign(this.key);
  }

  async verify(token: string): Promise<AccessClaims | null> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        typ: TYPE,
        requiredClaims: ['exp', 'sub', 'sid', 'jti'],
      });
      return { userId: String(payload.sub), sessionId: String(payload.sid) };
    } catch {
      return null;
    }
  }
}
