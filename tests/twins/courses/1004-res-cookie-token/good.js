const express = require('express');
const users = require('../services/users');
const tokens = require('../lib/tokens');
const loginLimiter = require('../middleware/login-limiter');

const router = express.Router();

router.post('/login', loginLimiter, async (req, res) => {
  const user = await users.authenticate(String(req.body.email), String(req.body.password));
  if (!user) return res.status(401).json({ error: 'Invalid credentials' });

  res.cookie('access_token', tokens.issue(user.id), { maxAge: 900000, httpOnly: true, secure: true, sameSite: 'strict' });
  res.status(204).end();
});

module.exports = router;
