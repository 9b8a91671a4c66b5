const express = require('express');
const bcrypt = require('bcrypt');
const { User } = require('../models');
const { loginLimiter } = require('../middleware/limits');
const { startSession } = require('../services/sessions');
const log = require('../log');

const router = express.Router();
const NOBODY = bcrypt.hashSync(require('crypto').randomBytes(18).toString('hex'), 12);

router.post('/', loginLimiter, (req, res, next) => {
  const { email, password } = req.body;
  if (typeof email !== 'string' || typeof password !== 'string') return res.status(400).json({ error: 'Bad request' });

  User.findOne({ where: { email: email.toLowerCase() } })
    .then(async (user) => {
      const ok = await bcrypt.compare(password, user ? user.passwordHash : NOBODY);
      if (!user) {
        log.warn({ event: 'authn_login_fail', reason: 'unknown', ip: req.ip });
        return res.status(401).json({ error: 'E-mail or password is wrong' });
      }
      if (!ok || user.locked) {
        log.warn({ event: 'authn_login_fail', reason: ok ? 'locked' : 'password', userId: user.id, ip: req.ip });
        return res.status(401).json({ error: 'E-mail or password is wrong' });
      }
      log.info({ event: 'authn_login_success', userId: user.id, ip: req.ip });
      return res.json(await startSession(user.id));
    })
    .catch(next);
});

module.exports = router;
