// app/unsubscribe/route.ts
import { NextRequest } from 'next/server';
import { verifyUnsubscribeToken } from '@/lib/newsletter';

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

const esc = (value: string): string =>
  value.replace(/[&<>"']/g, (ch) => `&#${ch.charCodeAt(0)};`);

export async function GET(request: NextRequest): Promise<Response> {
  const params = request.nextUrl.searchParams;
  const email = params.get('email') ?? '';
  const list = params.get('list') ?? 'news';
  const valid = await verifyUnsubscribeToken(email, params.get('token') ?? '');

  if (!valid) {
    const message = ['<h1>Link expired</h1>', `<p>We could not remove ${email} from ${esc(list)}.</p>`].join('');
    return new Response(message, { status: 410, headers }); // fault: CWE-79
  }
  return new Response('<h1>Please confirm</h1><form method="post"><button>Unsubscribe</button></form>', { headers });
}
