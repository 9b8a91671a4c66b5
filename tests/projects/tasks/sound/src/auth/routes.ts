import { Router, type CookieOptions } from 'express';
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import { validate } from '../validate.js';
import type { AuthService } from './service.js';

const COOKIE: CookieOptions = { httpOnly: true, secure: true, sameSite: 'strict', path: '/auth', maxAge: 7 * 24 * 60 * 60 * 1000 };

const credentials = z.strictObject({ email: z.email(), password: z.string().min(12).max(128) });
const signInLimit = rateLimit({ windowMs: 15 * 60 * 1000, limit: 10, standardHeaders: 'draft-8', legacyHeaders: false });

export function authRoutes(auth: AuthService) {
  const router = Router();

  router.post('/register', signInLimit, validate({ body: credentials }), async (req, res) => {
    const { email, password } = res.locals.input.body;
    res.status(201).json(await auth.register(email, password));
  });

  router.post('/login', signInLimit, validate({ body: credentials }), async (req, res) => {
    const { email, password } = res.locals.input.body;
    const { access, refresh } = await auth.login(email, password, { ip: req.ip, userAgent: req.get('user-agent') });
    res.cookie('__Secure-refresh', refresh, COOKIE).json({ access });
  });

  router.post('/refresh', signInLimit, async (req, res) => {
    const { access, refresh } = await auth.refresh(String(req.cookies['__Secure-refresh']));
    res.cookie('__Secure-refresh', refresh, COOKIE).json({ access });
  });

  router.post('/logout', signInLimit, async (req, res) => {
    await auth.logout(String(req.cookies['__Secure-refresh']));
    res.clearCookie('__Secure-refresh', COOKIE).sendStatus(204);
  });

  return router;
}
