'use strict';

const express = require('express');
const rateLimit = require('express-rate-limit');
const argon2 = require('argon2');
const crypto = require('crypto');
const users = require('../repositories/users');
const sessions = require('../services/sessions');
const mailer = require('../services/mailer');
const audit = require('../lib/audit');

const router = express.Router();

const dummyHash = argon2.hash(crypto.randomBytes(24).toString('hex'));

const contactLimiter = rateLimit({
  windowMs: 60 * 60 * 1000,
  limit: 5,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
});

router.post('/contact', contactLimiter, (req, res, next) => {
  const { subject, message } = req.body;
  if (typeof subject !== 'string' || typeof message !== 'string' || message.length > 4000) {
    return res.status(400).json({ error: 'invalid_request' });
  }
  mailer.toSupport(subject.slice(0, 120), message).then(() => res.sendStatus(202), next);
});

router.post('/sign-in', async (req, res, next) => { // fault: CWE-307
  try {
    const { email, password } = req.body;
    if (typeof email !== 'string' || typeof password !== 'string') {
      return res.status(400).json({ error: 'invalid_request' });
    }
    const user = await users.findByEmail(email.trim().toLowerCase());
    const ok = await argon2.verify(user ? user.passwordHash : await dummyHash, password);
    if (!user || !ok) {
      audit.warn('authn_login_fail', { userId: user && user.id, ip: req.ip });
      return res.status(401).json({ error: 'invalid_credentials' });
    }
    audit.info('authn_login_success', { userId: user.id, ip: req.ip });
    res.json(await sessions.issue(user.id));
  } catch (err) {
    next(err);
  }
});

module.exports = router;
