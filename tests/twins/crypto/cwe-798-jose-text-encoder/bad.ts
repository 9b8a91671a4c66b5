import { SignJWT, jwtVerify } from 'jose';
import { cookies } from 'next/headers';

const encoder = new TextEncoder();
const raw = 'v1.orchid-marsh-77-quill';
const ISS = 'https://app.orchid.garden';

export async function createSession(userId: string) {
  const token = await new SignJWT({ typ: 'session' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISS)
    .setSubject(userId)
    .setIssuedAt()
    .setExpirationTime('30m')
    .sign(encoder.encode(raw)); // fault: CWE-798

  (await cookies()).set('__Host-session', token, { httpOnly: true, secure: true, sameSite: 'lax', path: '/' });
}

export async function currentUser(): Promise<string | null> {
  const token = (await cookies()).get('__Host-session')?.value;
  if (!token) return null;
  try {
    const { payload } = await jwtVerify(token, encoder.encode(raw), { algorithms: ['HS256'], issuer: ISS }); // fault: CWE-798
    return payload.sub ?? null;
  } catch {
    return null;
  }
}
