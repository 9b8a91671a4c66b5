import { Router } from 'express';
import { z } from 'zod';
import { verifyCredentials } from './accounts.mjs';
import { issueTokens } from './tokens.mjs';
import { logger } from './logger.mjs';

const LoginBody = z.strictObject({ email: z.email().max(254), password: z.string().min(1).max(128) });

export const authRouter = Router();

authRouter.post('/sign-in', async (req, res) => {
  const { success, data } = LoginBody.safeParse(req.body);
  if (!success) return res.status(400).json({ error: 'Malformed request' });

  const account = await verifyCredentials(data.email, data.password);
  if (!account) {
    logger.warn({ event: 'authn_login_fail', ip: req.ip });
    return res.status(401).json({ error: 'Wrong e-mail or password' });
  }
  logger.info({ event: 'authn_login_success', userId: account.id, ip: req.ip });
  return res.json(await issueTokens(account.id));
});
