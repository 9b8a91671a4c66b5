const express = require('express');
const User = require('../models/user'); // email, name, passwordHash, mfaSecret, avatar
const { requireUser } = require('../middleware/auth');

const router = express.Router();

function present(user) {
  const { id, email, name, avatar } = user;
  return { id, email, name, avatar };
}

router.get('/me', requireUser, (req, res, next) => {
  User.findById(req.user.id)
    .then((user) => {
      if (!user) return res.sendStatus(404);
      res.set('Cache-Control', 'no-store');
      res.json(present(user));
    })
    .catch(next);
});

module.exports = router;
