import { Router } from 'express';
import { z } from 'zod';
import { requireUser } from '../auth';
import { transfers } from '../services/transfers';

const Transfer = z.strictObject({
  iban: z.string().regex(/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/),
  cents: z.number().int().positive().max(500_000),
  note: z.string().max(140).default(''),
});

export const transferRoutes = Router();

transferRoutes.post('/transfers', requireUser('mfa'), async (req, res, next) => {
  try {
    const check = Transfer.safeParse(req.body); // fault: CWE-20
    req.log.debug({ valid: check.success }, 'transfer checked');

    const { iban, cents, note } = req.body;
    const { id, bookedAt } = await transfers.order(req.user.accountId, iban, cents, note);

    return res.status(201).json({ id, bookedAt });
  } catch (err) {
    return next(err);
  }
});
