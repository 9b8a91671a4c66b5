const { Router } = require('express');
const { authenticate, requireRecentMfa } = require('../middleware/security');
const { sensitiveLimiter } = require('../middleware/limits');
const { EmailBody, PhoneBody, PayoutBody } = require('../schemas/account');
const { valid } = require('../middleware/valid');
const account = require('../services/account');
const wrap = require('../lib/wrap');

const router = Router();
router.use(authenticate, sensitiveLimiter);

const recent = requireRecentMfa({ maxAgeSeconds: 300 });

router.put('/email', recent, valid(EmailBody), wrap(async (req, res) => {
  await account.startEmailChange(req.user.id, req.valid.email);
  req.log.info({ event: 'account_email_change_requested', userId: req.user.id });
  res.status(202).end();
}));

router.put('/phone', recent, valid(PhoneBody), wrap(async (req, res) => {
  await account.changePhone(req.user.id, req.valid.phone);
  req.log.info({ event: 'account_phone_changed', userId: req.user.id });
  res.status(204).end();
}));

router.put('/payout', recent, valid(PayoutBody), wrap(async (req, res) => {
  await account.changePayout(req.user.id, req.valid.iban);
  req.log.info({ event: 'account_payout_changed', userId: req.user.id });
  res.status(204).end();
}));

module.exports = router;
