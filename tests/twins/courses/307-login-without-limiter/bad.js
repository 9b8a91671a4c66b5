const express = require('express');
const users = require('../services/users');
const tokens = require('../lib/tokens');

const router = express.Router();

router.post('/login', express.json(), async (req, res) => { // fault: CWE-307
  const { email, password } = req.body;
  const user = await users.authenticate(String(email), String(password));

  if (!user) {
    return res.status(401).json({ error: 'Invalid credentials' });
  }
  res.json({ accessToken: tokens.issue(user.id) });
});

module.exports = router;
