const express = require('express');
const passport = require('passport');
const { loginLimiter } = require('../middleware/limits');
const { csrfProtection } = require('../middleware/csrf');

const router = express.Router();

function safeReturn(target) {
  // only paths of our own site
  if (typeof target === 'string' && target.startsWith('/')) return target;
  return '/dashboard';
}

router.get('/login', csrfProtection, (req, res) => {
  res.render('login', { returnTo: safeReturn(req.query.returnTo), csrfToken: req.csrfToken() });
});

router.post(
  '/login',
  loginLimiter,
  csrfProtection,
  passport.authenticate('local', { failureRedirect: '/login', failureMessage: 'Sign-in failed' }),
  (req, res) => {
    const { returnTo } = req.body;
    res.redirect(safeReturn(returnTo)); // fault: CWE-601
  },
);

module.exports = router;
