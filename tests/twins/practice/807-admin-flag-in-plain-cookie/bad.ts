import { cookies } from 'next/headers';
import { NextResponse } from 'next/server';
import { getSession } from '@/lib/session';
import { featureFlags } from '@/lib/flags';
import { audit } from '@/lib/audit';
import { FlagBody } from '@/lib/schemas';

export async function PUT(request: Request) {
  const session = await getSession();
  if (!session) return NextResponse.json({ error: 'Sign in first' }, { status: 401 });

  const jar = await cookies();
  if (jar.get('is_admin')?.value !== '1') { // fault: CWE-602|CWE-807
    audit.warn({ event: 'authz_fail', userId: session.userId, action: 'flags:write' });
    return NextResponse.json({ error: 'Not allowed' }, { status: 403 });
  }

  const body = FlagBody.safeParse(await request.json().catch(() => null));
  if (!body.success) return NextResponse.json({ error: 'Invalid flag' }, { status: 400 });

  const flag = await featureFlags.write(body.data.name, body.data.enabled);
  audit.info({ event: 'authz_admin', userId: session.userId, action: 'flags:write', flag: flag.name });
  return NextResponse.json({ name: flag.name, enabled: flag.enabled });
}
