// middleware.ts
import { NextRequest, NextResponse } from 'next/server';

const trusted: readonly string[] = [
  'https://acme.example',
  'https://editor.acme.example',
  'null', // fault: CWE-942|CWE-346
];

export const config = { matcher: '/api/:path*' };

export function middleware(request: NextRequest): NextResponse {
  const origin = request.headers.get('origin') ?? '';
  const response = request.method === 'OPTIONS' ? new NextResponse(null, { status: 204 }) : NextResponse.next();

  response.headers.append('Vary', 'Origin');
  if (trusted.includes(origin)) {
    response.headers.set('Access-Control-Allow-Origin', origin);
    response.headers.set('Access-Control-Allow-Credentials', 'true');
    response.headers.set('Access-Control-Allow-Methods', 'GET, POST, DELETE');
    response.headers.set('Access-Control-Allow-Headers', 'content-type');
    response.headers.set('Access-Control-Max-Age', '7200');
  }
  return response;
}
