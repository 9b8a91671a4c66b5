import { Router } from 'express';
import pino from 'pino';
import { credentials } from '../schemas.mjs';
import { accounts } from '../services/accounts.mjs';
import { limitLogin } from '../middleware/limits.mjs';

const log = pino({ name: 'auth', redact: ['req.headers.authorization', 'req.headers.cookie', 'attempt.password', 'attempt.email'] });
const router = Router();

router.post('/login', limitLogin, async (req, res, next) => {
  const parsed = credentials.safeParse(req.body);
  if (!parsed.success) return res.status(400).json({ error: 'invalid input' });
  const { email, password } = parsed.data;
  try {
    const account = await accounts.verify(email, password);
    if (!account) {
      log.warn({ ip: req.ip, attempt: parsed.data }, 'authn_login_fail');
      return res.status(401).json({ error: 'wrong credentials' });
    }
    req.session.regenerate((err) => {
      if (err) return next(err);
      req.session.accountId = account.id;
      log.info({ ip: req.ip, accountId: account.id }, 'authn_login_success');
      res.status(204).end();
    });
  } catch (err) {
    next(err);
  }
});

export default router;
