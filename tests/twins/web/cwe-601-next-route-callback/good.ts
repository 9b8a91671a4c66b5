// app/api/auth/callback/route.ts
import { NextRequest, NextResponse } from 'next/server';
import { exchangeCode } from '@/lib/oidc';
import { createSession } from '@/lib/session';

export async function GET(request: NextRequest) {
  const { searchParams } = request.nextUrl;
  const code = searchParams.get('code');
  const state = searchParams.get('state');
  const expected = request.cookies.get('oidc_state')?.value;

  if (!code || !state || !expected || state !== expected) {
    return NextResponse.json({ error: 'invalid_request' }, { status: 400 });
  }

  const identity = await exchangeCode(code);
  await createSession(identity);

  const callbackUrl = searchParams.get('callbackUrl') ?? '/';
  const destination = new URL(callbackUrl, process.env.APP_ORIGIN);
  if (destination.origin !== process.env.APP_ORIGIN) {
    return NextResponse.redirect(new URL('/', process.env.APP_ORIGIN));
  }
  return NextResponse.redirect(destination);
}
