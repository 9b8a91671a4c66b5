const crypto = require('crypto');
const express = require('express');
const { absolute } = require('../lib/links');
const { forgotLimiter } = require('../middleware/limiters');

module.exports = ({ users, mailer }) => {
  const router = express.Router();

  router.post('/forgot', forgotLimiter, async (req, res, next) => {
    try {
      const email = String(req.body.email).toLowerCase();
      const user = await users.byEmail(email);
      if (user) {
        const token = crypto.randomBytes(32).toString('base64url');
        await users.saveReset(user.id, crypto.createHash('sha256').update(token).digest('hex'));
        const link = absolute(req, '/reset/' + token);
        await mailer.send({ to: user.email, template: 'reset', data: { link } });
      }
      res.json({ message: 'If the address is known, a mail is on its way.' });
    } catch (e) {
      next(e);
    }
  });

  return router;
};
