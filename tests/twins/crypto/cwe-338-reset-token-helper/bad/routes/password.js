const { Router } = require('express');
const { createHash } = require('crypto');
const { randomString } = require('../util/strings');
const { User, PasswordReset } = require('../models');
const { limitByAddressAndEmail } = require('../middleware/limits');
const { emailBody } = require('../middleware/validation');
const mailer = require('../mailer');

const router = Router();

router.post('/password/forgot', emailBody, limitByAddressAndEmail, async (req, res, next) => {
  res.status(202).json({ message: 'If the address is known, a mail is on its way.' });
  try {
    const user = await User.findOne({ where: { email: req.valid.email } });
    if (!user) return;
    const token = randomString(40);
    const tokenHash = createHash('sha256').update(token).digest('hex');
    await PasswordReset.create({ userId: user.id, tokenHash, expiresAt: Date.now() + 30 * 60 * 1000 });
    await mailer.send('reset', user.email, { link: `${process.env.PUBLIC_URL}/reset?t=${token}` });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
