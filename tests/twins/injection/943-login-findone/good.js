const express = require('express');
const argon2 = require('argon2');
const rateLimit = require('express-rate-limit');
const User = require('../models/user');
const { issueSession } = require('../lib/session');

const router = express.Router();
const limiter = rateLimit({ windowMs: 15 * 60 * 1000, limit: 8, standardHeaders: 'draft-8' });

const DUMMY_HASH = process.env.DUMMY_ARGON2_HASH;

router.post('/pin-login', limiter, async (req, res, next) => {
  try {
    const { email, password, deviceCode } = req.body;
    if (typeof email !== 'string' || typeof password !== 'string' || typeof deviceCode !== 'string') {
      return res.status(400).json({ error: 'invalid request' });
    }

    const user = await User.findOne({ email: email.toLowerCase(), deviceCode });
    const matches = await argon2.verify(user ? user.passwordHash : DUMMY_HASH, password);
    if (!user || !matches) {
      return res.status(401).json({ error: 'wrong credentials' });
    }

    await issueSession(req, user.id);
    return res.json({ id: user.id });
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
