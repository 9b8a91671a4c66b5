import { Router, type Request, type Response } from 'express';
import { doubleCsrf } from 'csrf-csrf';
import { requireSession } from './session';
import { apiKeys } from './api-keys';

const { doubleCsrfProtection, generateCsrfToken } = doubleCsrf({
  getSecret: () => process.env.CSRF_SECRET as string,
  getSessionIdentifier: (req) => req.session.id,
  cookieName: '__Host-csrf',
  cookieOptions: { sameSite: 'lax', secure: true, httpOnly: true, path: '/' },
});

export const keys = Router();

keys.use(requireSession, doubleCsrfProtection);

keys.get('/keys', async (req: Request, res: Response) => {
  const list = await apiKeys.list(req.session.userId);
  res.render('keys', { list, csrfToken: generateCsrfToken(req, res) });
});

keys.post('/keys/:id/revoke', async (req: Request, res: Response) => {
  await apiKeys.revoke({ id: Number(req.params.id), owner: req.session.userId });
  res.redirect('/keys');
});
