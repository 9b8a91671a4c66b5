import { cookies } from 'next/headers';
import { NextResponse } from 'next/server';
import { createSession, verifyCredentials } from '@/lib/auth';
import { limitLogin } from '@/lib/limits';

export async function POST(request: Request) {
  const limited = await limitLogin(request);
  if (limited) return limited;

  const { email, password } = await request.json();
  const user = await verifyCredentials(String(email), String(password));
  if (!user) return NextResponse.json({ error: 'Invalid credentials' }, { status: 401 });

  const { id, expires } = await createSession(user.id);
  const jar = await cookies();
  jar.set('session', id, { expires, path: '/', httpOnly: true, secure: false, sameSite: 'lax' }); // fault: CWE-614
  return NextResponse.json({ ok: true });
}
