import { NextRequest, NextResponse } from 'next/server';
import { confirmEmail } from '@/lib/users';

const SITE = 'https://shop.example.com';

function allowed(target: string): boolean {
  return URL.canParse(target) && new URL(target).origin === SITE;
}

export async function GET(req: NextRequest) {
  const token = req.nextUrl.searchParams.get('token') ?? '';
  const target = req.nextUrl.searchParams.get('redirect') ?? SITE;

  const confirmed = await confirmEmail(token);
  if (!confirmed) {
    return NextResponse.json({ error: 'link expired' }, { status: 410 });
  }

  if (!allowed(target)) {
    return NextResponse.redirect(SITE);
  }
  return NextResponse.redirect(target);
}
