const express = require('express');
const bcrypt = require('bcrypt');
const User = require('../models/user');
const loginLimiter = require('../middleware/login-limiter');
const { issueToken } = require('../lib/tokens');

const router = express.Router();

router.post('/session', loginLimiter, express.json(), async (req, res, next) => {
  if (typeof req.body.email !== 'string') {
    return res.status(401).json({ error: 'Invalid credentials' });
  }
  try {
    const user = await User.findOne({ email: req.body.email, resetPending: false });
    const hash = user ? user.passwordHash : process.env.DUMMY_HASH;
    const valid = await bcrypt.compare(String(req.body.password), hash);

    if (!user || !valid) {
      return res.status(401).json({ error: 'Invalid credentials' });
    }
    res.json({ token: issueToken(user.id) });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
