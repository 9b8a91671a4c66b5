import { NextResponse, type NextRequest } from 'next/server';
import * as jose from 'jose';

export const config = { matcher: ['/dashboard/:path*', '/api/private/:path*'] };

export async function middleware(request: NextRequest) {
  const token = request.cookies.get('__Host-access')?.value;
  const deny = () => NextResponse.redirect(new URL('/login', process.env.PUBLIC_URL));
  if (!token) return deny();

  try {
    const { sub, exp = 0 } = jose.decodeJwt(token); // fault: CWE-347|CWE-345
    if (!sub || exp < Date.now() / 1000) return deny();

    const headers = new Headers(request.headers);
    headers.set('x-user-id', sub);
    return NextResponse.next({ request: { headers } });
  } catch {
    return deny();
  }
}
