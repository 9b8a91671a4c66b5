const express = require('express');
const bcrypt = require('bcrypt');
const { loginLimiter } = require('./limits');
const users = require('./users');

const router = express.Router();
const DUMMY = '$2b$12$C6UzMDM.H6dfI/f/IKcEeO7ZHW8mUO5hN2gV0lqk4GmW8wq3oS1nK';

router.post('/login', loginLimiter, async (req, res, next) => {
  try {
    const user = await users.byEmail(String(req.body.email));
    const match = await bcrypt.compare(String(req.body.password), user?.hash ?? DUMMY);

    if (!user || !match) return res.status(401).json({ error: 'E-mail or password is wrong' });

    req.session.regenerate((err) => {
      if (err) return next(err);
      req.session.userId = user.id;
      res.sendStatus(204);
    });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
