const express = require('express');
const argon2 = require('argon2');
const { loginLimiter } = require('../middleware/limits');
const { loginSchema } = require('../schemas/auth');
const { dummyHash } = require('../config/hashing');
const users = require('../repo/users');
const logger = require('../lib/logger');

const router = express.Router();

router.post('/login', loginLimiter, async (req, res, next) => {
  const input = loginSchema.safeParse(req.body);
  if (!input.success) return res.status(400).json({ error: 'Malformed login' });

  try {
    const user = await users.byEmail(input.data.email);
    const ok = await argon2.verify(user ? user.passwordHash : dummyHash, input.data.password);
    if (!user || !ok) {
      logger.warn({ event: 'authn_login_fail', ip: req.ip });
      return res.status(401).json({ error: 'Invalid credentials' });
    }

    const basket = req.session.basket || [];
    return req.session.regenerate((err) => {
      if (err) return next(err);
      Object.assign(req.session, { userId: user.id, basket, loggedInAt: Date.now() });
      logger.info({ event: 'authn_login_success', userId: user.id, ip: req.ip });
      return res.json({ name: user.name });
    });
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
