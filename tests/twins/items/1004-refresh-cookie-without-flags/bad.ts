import { Router, type CookieOptions, type Response } from 'express';
import { requireAuth } from '../middleware/require-auth';
import { refreshLimiter } from '../middleware/limits';
import { refreshTokens } from '../services/refresh-tokens';
import { accessTokenFor } from '../services/access-tokens';

const NAME = '__Host-refresh';
const OPTIONS: CookieOptions = { path: '/', secure: true, sameSite: 'strict' };

function put(res: Response, value: string, expires: Date) {
  res.cookie(NAME, value, { ...OPTIONS, expires }); // fault: CWE-1004
}

export const refresh = Router();

refresh.post('/refresh', refreshLimiter, async (req, res) => {
  const old: unknown = req.cookies[NAME];
  const rotated = typeof old === 'string' ? await refreshTokens.rotate(old) : null;
  if (!rotated) {
    res.clearCookie(NAME, OPTIONS).status(401).json({ error: 'unauthenticated' });
    return;
  }
  put(res, rotated.token, rotated.expires);
  res.json({ accessToken: accessTokenFor(rotated.userId) });
});

refresh.post('/logout', requireAuth, async (req, res) => {
  await refreshTokens.revokeAll(req.user!.id);
  res.clearCookie(NAME, OPTIONS).sendStatus(204);
});
