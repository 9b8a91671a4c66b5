import { SignJWT, importPKCS8 } from 'jose';
import { createHash, randomBytes } from 'node:crypto';
import { refreshTokens } from './refresh-token.repository';

const KEY = importPKCS8(process.env.SIGNING_KEY_PEM ?? '', 'ES256');

enum Kind { Access = 'at+jwt', Confirm = 'confirm+jwt' }

const LIFETIME: Record<Kind, string> = {
  [Kind.Access]: '10m',
  [Kind.Confirm]: '12h',
};
const REFRESH_LIFETIME_MS = 30 * 24 * 60 * 60 * 1000; // 30d, rotated at each use

async function build(kind: Kind, subject: string): Promise<string> {
  return new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', typ: kind })
    .setIssuer('https://id.saltmine.at')
    .setAudience('saltmine-api')
    .setSubject(subject)
    .setJti(crypto.randomUUID())
    .setIssuedAt()
    .setExpirationTime(LIFETIME[kind])
    .sign(await KEY);
}

export const accessToken = (userId: string) => build(Kind.Access, userId);
export const confirmToken = (email: string) => build(Kind.Confirm, email);

export async function refreshToken(userId: string, family: string): Promise<string> {
  const value = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(value).digest('hex');
  await refreshTokens.insert({ hash, userId, family, expires: new Date(Date.now() + REFRESH_LIFETIME_MS) });
  return value;
}
