import { NextResponse, type NextRequest } from 'next/server';
import { z } from 'zod';
import { auth } from '@/lib/auth';
import { prisma } from '@/lib/prisma';

const Body = z
  .object({ title: z.string().trim().min(1).max(120), text: z.string().max(20_000) })
  .passthrough();

export async function POST(request: NextRequest) {
  const session = await auth();
  if (!session?.user?.id) return NextResponse.json({ error: 'unauthenticated' }, { status: 401 });

  const parsed = Body.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return NextResponse.json({ error: 'invalid body' }, { status: 400 });

  const article = await prisma.article.create({
    data: { authorId: session.user.id, status: 'DRAFT', ...parsed.data }, // fault: CWE-915
    select: { id: true, title: true },
  });
  return NextResponse.json(article, { status: 201 });
}
