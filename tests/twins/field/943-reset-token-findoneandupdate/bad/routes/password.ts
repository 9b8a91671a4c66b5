import { Router } from 'express';
import { authLimiter } from '../middleware/limits';
import { applyReset, type ResetInput } from '../services/password-reset';

export const password = Router();

password.post('/reset', authLimiter, async (req, res) => {
  const input = req.body as ResetInput;
  if (!input.code || !input.password || input.password.length < 15) {
    return res.status(400).json({ error: 'invalid reset request' });
  }
  const ok = await applyReset(input);
  return ok ? res.sendStatus(204) : res.status(400).json({ error: 'invalid reset request' });
});
