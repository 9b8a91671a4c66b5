const express = require('express');
const { requireLogin } = require('../middleware/requireLogin');
const cookie = require('../config/sessionCookie'); // { name, options } handed to express-session as well
const logger = require('../lib/logger');

const router = express.Router();

router.post('/sign-out', requireLogin, (req, res, next) => {
  const userId = req.session.user.id;

  req.session.destroy((err) => {
    if (err) return next(err);
    res.clearCookie(cookie.name, cookie.options);
    logger.info({ event: 'authn_logout', userId, ip: req.ip });
    return res.redirect(303, '/goodbye');
  });
});

router.get('/whoami', requireLogin, (req, res) => {
  const { id, displayName } = req.session.user;
  res.json({ id, displayName });
});

module.exports = router;
