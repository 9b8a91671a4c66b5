import { SignJWT, jwtVerify } from 'jose';
import { cookies } from 'next/headers';

const encoder = new TextEncoder();
const raw = process.env.SESSION_JWT_SECRET ?? '';
const ISS = 'https://app.orchid.garden';

function key(): Uint8Array {
  if (raw.length < 32) throw new Error('SESSION_JWT_SECRET is not configured');
  return encoder.encode(raw);
}

export async function createSession(userId: string) {
  const token = await new SignJWT({ typ: 'session' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISS)
    .setSubject(userId)
    .setIssuedAt()
    .setExpirationTime('30m')
    .sign(key());

  (await cookies()).set('__Host-session', token, { httpOnly: true, secure: true, sameSite: 'lax', path: '/' });
}

export async function currentUser(): Promise<string | null> {
  const token = (await cookies()).get('__Host-session')?.value;
  if (!token) return null;
  const secret = key();
  try {
    const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'], issuer: ISS });
    return payload.sub ?? null;
  } catch {
    return null;
  }
}
