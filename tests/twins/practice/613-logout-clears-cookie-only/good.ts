import { Router } from 'express';
import { createHash } from 'node:crypto';
import { refreshTokens } from '../repositories/refresh-tokens';
import { rotate } from '../services/rotation';
import { logger } from '../logger';

const NAME = '__Host-refresh';
const FLAGS = { httpOnly: true, secure: true, sameSite: 'strict', path: '/' } as const;
const hash = (value: string) => createHash('sha256').update(value).digest('hex');

export const session = Router();

session.post('/refresh', async (req, res) => {
  const presented = req.cookies[NAME];
  const stored = typeof presented === 'string' ? await refreshTokens.byHash(hash(presented)) : null;
  if (!stored) return res.status(401).json({ error: 'Sign in again' });

  const next = await rotate(stored);
  res.cookie(NAME, next.refresh, { ...FLAGS, maxAge: next.lifetimeMs });
  return res.json({ access: next.access });
});

session.post('/logout', async (req, res) => {
  const presented = req.cookies[NAME];
  if (typeof presented === 'string') {
    const stored = await refreshTokens.byHash(hash(presented));
    if (stored) await refreshTokens.revokeFamily(stored.family);
    logger.info({ event: 'authn_logout', userId: stored?.userId, ip: req.ip });
  }
  res.clearCookie(NAME, FLAGS);
  return res.status(204).end();
});
