const express = require('express');
const { rateLimit } = require('express-rate-limit');
const users = require('../services/users');
const tokens = require('../lib/tokens');

const router = express.Router();
const limiter = rateLimit({ windowMs: 15 * 60 * 1000, limit: 5, standardHeaders: 'draft-7', legacyHeaders: false });

router.post('/login', limiter, express.json(), async (req, res) => {
  const { email, password } = req.body;
  const user = await users.authenticate(String(email), String(password));

  if (!user) {
    return res.status(401).json({ error: 'Invalid credentials' });
  }
  res.json({ accessToken: tokens.issue(user.id) });
});

module.exports = router;
