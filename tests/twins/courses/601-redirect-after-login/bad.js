const express = require('express');
const passport = require('passport');
const loginLimiter = require('../middleware/login-limiter');

const router = express.Router();

router.post('/login', loginLimiter, passport.authenticate('local'), (req, res) => {
  const returnTo = req.query.returnTo || '/dashboard';
  res.redirect(returnTo); // fault: CWE-601
});

module.exports = router;
