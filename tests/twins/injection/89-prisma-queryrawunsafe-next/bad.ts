// app/api/customers/route.ts
import { NextRequest, NextResponse } from 'next/server';
import { prisma } from '@/lib/prisma';
import { auth } from '@/lib/auth';

type Row = { id: string; name: string; email: string };

export const dynamic = 'force-dynamic';

export async function GET(req: NextRequest) {
  const session = await auth();
  if (!session?.user) {
    return NextResponse.json({ error: 'unauthorized' }, { status: 401 });
  }

  const params = req.nextUrl.searchParams;
  const term = params.get('q')?.trim() ?? '';
  const take = Math.min(Number(params.get('take')) || 20, 100);

  const rows = await prisma.$queryRawUnsafe<Row[]>( // fault: CWE-89
    `SELECT id, name, email FROM "Customer"
      WHERE "orgId" = $1 AND name ILIKE '%${term}%'
      ORDER BY name LIMIT $2`,
    session.user.orgId,
    take,
  );

  return NextResponse.json({ rows });
}
