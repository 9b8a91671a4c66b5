const express = require('express');
const passport = require('passport');
const loginLimiter = require('../middleware/login-limiter');

const router = express.Router();

const RETURN_PAGES = ['/dashboard', '/orders', '/settings'];

router.post('/login', loginLimiter, passport.authenticate('local'), (req, res) => {
  const returnTo = RETURN_PAGES.includes(req.query.returnTo) ? req.query.returnTo : '/dashboard';
  res.redirect(returnTo);
});

module.exports = router;
