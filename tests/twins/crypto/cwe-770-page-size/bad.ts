import { Router } from 'express';
import { z } from 'zod';
import { prisma } from '../prisma';

const Query = z.object({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).default(20),
});

export const parcels = Router();

parcels.get('/parcels', async (req, res, next) => {
  const query = Query.safeParse(req.query);
  if (!query.success) {
    res.status(400).json({ error: 'page, size' });
    return;
  }
  const { page, size } = query.data;
  try {
    const rows = await prisma.parcel.findMany({
      where: { customerId: req.user!.customerId },
      select: { id: true, state: true, updatedAt: true },
      orderBy: { id: 'desc' },
      skip: (page - 1) * size,
      take: size, // fault: CWE-770|CWE-400
    });
    res.json({ page, size, rows });
  } catch (err) {
    next(err);
  }
});
