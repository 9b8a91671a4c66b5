import { SignJWT, importPKCS8 } from 'jose';

const KEY = importPKCS8(process.env.SIGNING_KEY_PEM ?? '', 'ES256');

enum Kind { Access = 'at+jwt', Confirm = 'confirm+jwt' }

const LIFETIME: Record<Kind, string> = {
  [Kind.Access]: '30d', // fault: CWE-613
  [Kind.Confirm]: '12h',
};

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
