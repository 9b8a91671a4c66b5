import { NextRequest, NextResponse } from 'next/server';
import { Prisma } from '@prisma/client';
import { prisma } from '@/lib/prisma';
import { getSession } from '@/lib/session';

export async function GET(request: NextRequest) {
  const session = await getSession();
  if (!session) return NextResponse.json({ error: 'unauthorized' }, { status: 401 });

  const params = request.nextUrl.searchParams;
  const tag = params.get('tag') ?? '';
  const direction = params.get('dir') === 'asc' ? Prisma.sql`ASC` : Prisma.sql`DESC`;

  const text = `SELECT id, title FROM "Note" WHERE "ownerId" = $1 AND '${tag}' = ANY(tags) ORDER BY "createdAt" ${direction.sql} LIMIT 50`;
  const notes = await prisma.$queryRawUnsafe(text, session.userId); // fault: CWE-89

  return NextResponse.json(notes);
}
