'use strict';

const { Router } = require('express');
const { rateLimit } = require('express-rate-limit');
const { setPassword } = require('./password-service');

const router = Router();
const perAddress = rateLimit({ windowMs: 3_600_000, limit: 5 });

router.post('/password/reset', perAddress, async (req, res, next) => {
  const { email, password, token: resetToken } = req.body;
  if (typeof password !== 'string' || password.length < 15 || password.length > 128) {
    return res.status(400).json({ error: 'password must have 15 to 128 characters' });
  }
  try {
    const done = await setPassword({ email: String(email), resetToken, password });
    return done ? res.status(204).end() : res.status(400).json({ error: 'link is invalid or has expired' });
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
