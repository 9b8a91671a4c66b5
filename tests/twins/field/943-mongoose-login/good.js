const express = require('express');
const bcrypt = require('bcrypt');
const rateLimit = require('express-rate-limit');
const User = require('../models/User');

const router = express.Router();
const loginLimiter = rateLimit({ windowMs: 15 * 60 * 1000, limit: 10, standardHeaders: 'draft-7' });
const DUMMY = bcrypt.hashSync('unknown-user', 12);

router.post('/login', loginLimiter, async (req, res) => {
  const { email, password } = req.body;
  if (typeof email !== 'string' || typeof password !== 'string') {
    return res.status(400).json({ error: 'invalid request' });
  }
  const user = await User.findOne({ email }).select('+passwordHash');
  const ok = await bcrypt.compare(String(password), user ? user.passwordHash : DUMMY);
  if (!user || !ok) {
    return res.status(401).json({ error: 'Invalid e-mail or password' });
  }
  req.session.regenerate((err) => {
    if (err) return res.sendStatus(500);
    req.session.userId = user.id;
    res.sendStatus(204);
  });
});

module.exports = router;
