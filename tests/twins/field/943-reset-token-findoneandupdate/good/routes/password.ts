import { Router } from 'express';
import { z } from 'zod';
import { authLimiter } from '../middleware/limits';
import { applyReset } from '../services/password-reset';

const ResetBody = z.object({
  email: z.string().email(),
  code: z.string().length(43),
  password: z.string().min(15).max(128),
}).strict();

export const password = Router();

password.post('/reset', authLimiter, async (req, res) => {
  const input = ResetBody.safeParse(req.body);
  if (!input.success) {
    return res.status(400).json({ error: 'invalid reset request' });
  }
  const ok = await applyReset(input.data);
  return ok ? res.sendStatus(204) : res.status(400).json({ error: 'invalid reset request' });
});
