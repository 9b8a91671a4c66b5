const { Router } = require('express');
const check = require('../lib/check');
const limits = require('../lib/limits');
const passport = require('../lib/passport');
const users = require('../models/users');

const router = Router();
const email = { type: 'string', format: 'email', maxLength: 200 };
const password = { type: 'string', minLength: 6, maxLength: 128 }; // error: password-too-short

router.post('/sign-up', limits.signIn, check('body', { email, name: { type: 'string', maxLength: 40 }, password }), async (req, res) => {
  const { email, name, password } = req.body;
  await users.add({ email, name, password });
  res.sendStatus(201);
});

router.post('/sign-in', check('body', { email, password }), passport.authenticate('local'), (req, res, next) => { // error: login-without-limiter
  const { user } = req;
  req.session.regenerate((error) => {
    if (error) return next(error);
    req.login(user, (failed) => (failed ? next(failed) : res.json({ id: user.id })));
  });
});

router.post('/sign-out', (req, res, next) => {
  req.logout((error) => {
    if (error) return next(error);
    res.redirect(req.query.next || '/'); // error: open-redirect
  });
});

module.exports = router;
