const express = require('express');
const { requireUser } = require('../middleware/auth');
const { WebhookSender } = require('./webhook-sender');

const router = express.Router();
const sender = new WebhookSender();

router.post('/webhooks/test', requireUser, async (req, res, next) => {
  try {
    const subscription = { owner: req.user.id, partner: req.body.partner };
    const status = await sender.deliver(subscription, { event: 'ping' });
    res.json({ status });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
