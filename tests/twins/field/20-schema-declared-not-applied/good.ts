import { z } from 'zod';
import { Router } from 'express';
import { requireUser } from '../auth';
import { transfers } from '../services/transfers';

const Transfer = z
  .object({ to: z.string().uuid(), cents: z.number().int().positive().max(1_000_000), note: z.string().max(140).optional() })
  .strict();

export const router = Router();

router.post('/transfers', requireUser, async (req, res) => {
  const parsed = Transfer.safeParse(req.body);
  if (!parsed.success) return res.status(422).json({ error: 'invalid transfer' });

  const { to, cents, note } = parsed.data;
  const id = await transfers.create({ from: req.user!.id, to, cents, note });
  return res.status(201).json({ id });
});
