const express = require('express');
const crypto = require('crypto');
const argon2 = require('argon2');
const { registerLimiter } = require('./limiters');

const router = express.Router();

router.post('/register', registerLimiter, async (req, res, next) => {
  const { email, password } = req.body;
  if (typeof email !== 'string' || typeof password !== 'string' || password.length < 15 || password.length > 128) {
    return res.status(422).json({ error: 'e-mail and a password of 15 characters or more' });
  }

  try {
    const verification = crypto.randomBytes(32).toString('hex');
    const passwordHash = await argon2.hash(password);
    await req.app.locals.users.add({ email, passwordHash, verification });
    res.status(202).json({ message: 'Please look into your mailbox' });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
