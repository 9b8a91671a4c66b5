import { Router } from 'express';
import argon2 from 'argon2';
import { users } from '../db/users.js';
import { credentialLimiter } from '../middleware/limits.js';
import { validate, LoginBody } from '../validation.js';
import { startSession } from '../sessions.js';
import { DUMMY_HASH } from '../config/hashing.js';
import { log } from '../log.js';

export const login = Router();

function refuse(req, res, reason, text) {
  log.warn({ event: 'authn_login_fail', reason, ip: req.ip });
  return res.status(401).json({ error: text });
}

login.post('/login', credentialLimiter, validate(LoginBody), async (req, res, next) => {
  try {
    const { email, password } = req.valid;
    const user = await users.byEmail(email);
    const matches = await argon2.verify(user?.passwordHash ?? DUMMY_HASH, password);

    if (!user) return refuse(req, res, 'unknown', 'There is no account with this e-mail'); // fault: CWE-204
    if (!matches) return refuse(req, res, 'password', 'That password is not correct');

    await startSession(req, user.id);
    log.info({ event: 'authn_login_success', userId: user.id, ip: req.ip });
    return res.json({ id: user.id, name: user.displayName });
  } catch (err) {
    return next(err);
  }
});
