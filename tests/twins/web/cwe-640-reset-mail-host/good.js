const crypto = require('crypto');
const express = require('express');
const config = require('../config');
const users = require('../repositories/users');
const mailer = require('../lib/mailer');
const { resetLimiter } = require('../middleware/limits');

const router = express.Router();
const digest = (token) => crypto.createHash('sha256').update(token).digest('hex');

router.post('/password/forgot', resetLimiter, (req, res) => {
  const email = String(req.body.email ?? '').trim().toLowerCase();
  res.status(202).json({ message: 'If the address exists, we sent a mail.' });

  users.findByEmail(email).then(async (user) => {
    if (!user) return;
    const token = crypto.randomBytes(32).toString('base64url');
    await users.saveReset(user.id, digest(token), Date.now() + 15 * 60 * 1000);
    await mailer.send({ to: user.email, template: 'reset', data: { link: `${config.publicUrl}/reset?token=${token}` } });
  }).catch(() => req.log.error('reset mail failed'));
});

module.exports = router;
