import jwt, { type JwtPayload } from 'jsonwebtoken';
import config from '../config';

const { signing, issuer, audience } = config.auth;

export class TokenService {
  issue(userId: string): string {
    return jwt.sign({}, signing.key, {
      subject: userId,
      algorithm: 'HS256',
      issuer,
      audience,
      expiresIn: '15m',
    });
  }

  check(token: string): JwtPayload {
    return jwt.verify(token, signing.key, { algorithms: ['HS256'], issuer, audience }) as JwtPayload;
  }
}
