const users = require('../services/users');
const limiter = require('../middleware/login-limiter');
const router = require('express').Router();

router.post('/login', limiter, async (req, res, next) => {
  const user = await users.authenticate(String(req.body.email), String(req.body.password));
  if (!user) return res.status(401).json({ error: 'Invalid credentials' });

  req.session.regenerate((err) => {
    if (err) return next(err);
    req.session.userId = user.id;
    res.redirect('/account');
  });
});

module.exports = router;
