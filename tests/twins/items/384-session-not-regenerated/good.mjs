import { Router } from 'express';
import { loginLimiter } from '../middleware/limits.mjs';
import { checkPassword } from '../services/identity.mjs';
import { audit } from '../lib/audit.mjs';

export const login = Router();

const regenerate = (req) => new Promise((ok, fail) => req.session.regenerate((e) => (e ? fail(e) : ok())));
const save = (req) => new Promise((ok, fail) => req.session.save((e) => (e ? fail(e) : ok())));

login.post('/login', loginLimiter, async (req, res) => {
  const { email, password } = req.body ?? {};
  if (typeof email !== 'string' || typeof password !== 'string') return res.status(400).json({ error: 'invalid_request' });

  const user = await checkPassword(email, password);
  if (!user) {
    audit.warn('authn_login_fail', { ip: req.ip });
    return res.status(401).json({ error: 'invalid_credentials' });
  }

  await regenerate(req);
  req.session.userId = user.id;
  req.session.startedAt = Date.now();
  await save(req);
  audit.info('authn_login_success', { userId: user.id, ip: req.ip });
  res.json({ id: user.id, name: user.name });
});

login.post('/logout', async (req, res) => {
  await regenerate(req);
  res.sendStatus(204);
});
