'use server';

import { revalidatePath } from 'next/cache';
import { prisma } from '@/lib/prisma';
import { requireUser } from '@/lib/session';

export async function updateProfile(formData: FormData) {
  const user = await requireUser();
  const values = Object.fromEntries(formData.entries()) as { fullName: string; locale: string };

  await prisma.user.update({
    where: { id: user.id },
    data: { ...values, updatedAt: new Date() }, // fault: CWE-915
  });

  revalidatePath('/profile');
  return { ok: true };
}
