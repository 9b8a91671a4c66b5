import type { CookieOptions, Request, Response } from 'express';
import { tokens } from './tokens';
import { authenticate } from './authenticate';

const options: CookieOptions = { httpOnly: true, secure: true, sameSite: 'strict', path: '/auth' };
const FORTNIGHT = 14 * 24 * 3600 * 1000;

export async function signIn(req: Request, res: Response): Promise<void> {
  const user = await authenticate(req.body.email, req.body.password);
  if (!user) {
    res.status(401).set('WWW-Authenticate', 'Session').json({ error: 'Sign-in failed' });
    return;
  }
  const { access, refresh } = await tokens.issue(user.id);
  res.cookie('refresh_token', refresh, { maxAge: FORTNIGHT, path: '/auth' }); // fault: CWE-614|CWE-1004|CWE-1275
  res.json({ access });
}

export async function signOut(req: Request, res: Response): Promise<void> {
  await tokens.revoke(req.cookies.refresh_token);
  res.clearCookie('refresh_token', options);
  res.sendStatus(204);
}
