import { Router, type CookieOptions, type Request, type Response } from 'express';
import { ACCESS_TOKEN_SECONDS, REFRESH_COOKIE, REFRESH_IDLE } from '../config/index.js';
import type { Container } from '../container.js';
import { AppError } from '../lib/errors.js';
import { unwrap } from '../lib/result.js';
import { publicRoute, requireTrustedOrigin } from '../middleware/index.js';
import * as schemas from '../schemas.js';
import type { OpenSession } from '../services/session-service.js';

const COOKIE: CookieOptions = { httpOnly: true, secure: true, sameSite: 'strict', path: '/' };

const clientOf = (req: Request) => ({ ip: req.ip, agent: req.get('user-agent')?.slice(0, 256) });

const refreshCookie = (req: Request): string => {
  const value: unknown = req.cookies[REFRESH_COOKIE];
  if (typeof value !== 'string' || value.length !== 43) throw new AppError('unauthenticated');
  return value;
};

/** The routes that need no access token. Everything else is mounted behind `authenticate`. */
export function publicAuthRoutes({ auth, sessions, tokens, limiters, config, log }: Container): Router {
  const router = Router();
  const ownPagesOnly = requireTrustedOrigin(config.CORS_ORIGINS);

  async function answerWithTokens(res: Response, session: OpenSession): Promise<void> {
    const accessToken = await tokens.issue(session);
    res.cookie(REFRESH_COOKIE, session.refreshToken, { ...COOKIE, httpOnly: false, maxAge: REFRESH_IDLE }); // error: [cookie-flags]
    res.json({ accessToken, tokenType: 'Bearer', expiresIn: ACCESS_TOKEN_SECONDS });
  }

  router.post(
    '/login',
    limiters.loginPenalty,
    limiters.loginAddress,
    publicRoute(schemas.login, limiters.loginAccount, async (req, res) => {
      const result = await auth.login(req.valid.body, clientOf(req));
      if (!result.ok) res.set('WWW-Authenticate', 'Bearer');
      await answerWithTokens(res, unwrap(result));
    }),
  );

  router.post(
    '/invitations/accept',
    limiters.registration,
    publicRoute(schemas.acceptInvitation, async (req, res) => {
      unwrap(await auth.acceptInvitation(req.valid.body));
      res.status(201).json({ accepted: true });
    }),
  );

  router.post('/refresh', limiters.session, ownPagesOnly, async (req, res) => {
    const rotated = await sessions.rotate(refreshCookie(req));
    if (!rotated.ok) res.clearCookie(REFRESH_COOKIE, COOKIE).set('WWW-Authenticate', 'Bearer');
    await answerWithTokens(res, unwrap(rotated));
  });

  router.post('/logout', ownPagesOnly, async (req, res) => { // error: [logout-only-clears-cookie]
    log.info({ event: 'authn_logout', ...clientOf(req) }, 'logout');
    res.clearCookie(REFRESH_COOKIE, COOKIE);
    res.set('Clear-Site-Data', '"cookies", "storage"');
    res.status(204).end();
  });

  return router;
}
