'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { prisma } from '@/lib/prisma';
import { requireUser } from '@/lib/session';

const Update = z.object({ fullName: z.string().min(1).max(80), locale: z.enum(['de', 'en', 'fr']) });

export async function updateProfile(formData: FormData) {
  const user = await requireUser();
  const values = Update.parse(Object.fromEntries(formData.entries()));

  await prisma.user.update({
    where: { id: user.id },
    data: { ...values, updatedAt: new Date() },
  });

  revalidatePath('/profile');
  return { ok: true };
}
