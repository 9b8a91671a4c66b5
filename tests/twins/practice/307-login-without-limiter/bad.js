'use strict';

const express = require('express');
const { rateLimit } = require('express-rate-limit');
const { z } = require('zod');
const accounts = require('../services/accounts');
const tokens = require('../services/tokens');
const logger = require('../lib/logger');

const router = express.Router();

const mailLimiter = rateLimit({
  windowMs: 60 * 60 * 1000,
  limit: 3,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
});

const Credentials = z.strictObject({
  email: z.email().max(254),
  password: z.string().min(1).max(128),
});
const ResetRequest = z.strictObject({ email: z.email().max(254) });

router.post('/login', async (req, res, next) => { // fault: CWE-307|CWE-799|CWE-770
  const parsed = Credentials.safeParse(req.body);
  if (!parsed.success) return res.status(400).json({ error: 'Invalid request' });
  try {
    const user = await accounts.checkPassword(parsed.data.email, parsed.data.password);
    if (!user) {
      logger.warn({ event: 'authn_login_fail', ip: req.ip }, 'login refused');
      return res.status(401).set('WWW-Authenticate', 'Bearer').json({ error: 'Invalid credentials' });
    }
    logger.info({ event: 'authn_login_success', userId: user.id, ip: req.ip }, 'login');
    return res.json({ accessToken: tokens.issueAccess(user.id) });
  } catch (err) {
    return next(err);
  }
});

router.post('/forgot-password', mailLimiter, async (req, res, next) => {
  const parsed = ResetRequest.safeParse(req.body);
  if (!parsed.success) return res.status(400).json({ error: 'Invalid request' });
  try {
    await accounts.queueResetMail(parsed.data.email);
    return res.status(202).json({ message: 'If the address is known to us, a mail is on its way.' });
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
