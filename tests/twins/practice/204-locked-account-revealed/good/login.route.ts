import { Router } from 'express';
import { AuthService, LoginError } from './auth.service';
import { loginLimiter } from './limits';
import { loginBody } from './schemas';
import { openSession } from './session';
import { logger } from './logger';

export const loginRoute = (auth: AuthService) =>
  Router().post('/login', loginLimiter, async (req, res, next) => {
    const body = loginBody.safeParse(req.body);
    if (!body.success) return res.status(400).json({ error: 'Bad request' });
    try {
      const user = await auth.authenticate(body.data.email, body.data.password);
      await openSession(req, user.id);
      logger.info({ event: 'authn_login_success', userId: user.id, ip: req.ip });
      return res.json(user);
    } catch (err) {
      if (!(err instanceof LoginError)) return next(err);
      logger.warn({ event: 'authn_login_fail', reason: err.reason, ip: req.ip });
      return res.status(401).json({ error: 'E-mail or password is wrong' });
    }
  });
