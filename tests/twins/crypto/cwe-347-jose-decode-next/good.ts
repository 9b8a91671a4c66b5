import { NextResponse, type NextRequest } from 'next/server';
import * as jose from 'jose';

export const config = { matcher: ['/dashboard/:path*', '/api/private/:path*'] };

const issuers = new Map(
  (process.env.TRUSTED_ISSUERS ?? '').split(',').filter(Boolean).map((iss) => [
    iss,
    jose.createRemoteJWKSet(new URL('/.well-known/jwks.json', iss)),
  ]),
);

export async function middleware(request: NextRequest) {
  const token = request.cookies.get('__Host-access')?.value;
  const deny = () => NextResponse.redirect(new URL('/login', process.env.PUBLIC_URL));
  if (!token) return deny();

  try {
    const { iss = '' } = jose.decodeJwt(token);
    const keys = issuers.get(iss);
    if (!keys) return deny();
    const { payload } = await jose.jwtVerify(token, keys, {
      algorithms: ['RS256'], issuer: iss, audience: 'dashboard', requiredClaims: ['exp', 'sub'],
    });

    const headers = new Headers(request.headers);
    headers.set('x-user-id', String(payload.sub));
    return NextResponse.next({ request: { headers } });
  } catch {
    return deny();
  }
}
