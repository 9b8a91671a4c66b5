const users = require('../services/users');
const limiter = require('../middleware/login-limiter');
const router = require('express').Router();

router.post('/login', limiter, async (req, res) => {
  const user = await users.authenticate(String(req.body.email), String(req.body.password));
  if (!user) return res.status(401).json({ error: 'Invalid credentials' });

  req.session.userId = user.id; // fault: CWE-384
  res.redirect('/account');
});

module.exports = router;
