const express = require('express');
const { compare } = require('bcrypt');
const users = require('../repositories/users');
const { loginLimiter } = require('../middleware/limits');
const { csrf } = require('../middleware/csrf');

const router = express.Router();
const DUMMY = process.env.DUMMY_BCRYPT_HASH;

router.post('/login', loginLimiter, csrf, async (req, res, next) => {
  try {
    const email = String(req.body.email ?? '').toLowerCase();
    const password = String(req.body.password ?? '');
    const user = await users.byEmail(email);
    const matches = await compare(password, user?.passwordHash ?? DUMMY);
    if (!user || !matches) {
      req.log.warn({ ip: req.ip }, 'login failed');
      return res.status(401).render('login', { error: 'Wrong e-mail address or password' });
    }

    req.session.regenerate((failed) => {
      if (failed) return next(failed);
      req.session.userId = user.id;
      req.session.signedInAt = Date.now();
      req.log.info({ userId: user.id }, 'login');
      res.redirect('/home');
    });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
