const crypto = require('crypto');
const express = require('express');
const payments = require('../services/payments');

const router = express.Router();

router.post('/webhooks/payments', express.raw({ type: 'application/json' }), async (req, res) => {
  const signature = Buffer.from(req.get('X-Signature') || '', 'utf8');
  const expected = Buffer.from(
    crypto.createHmac('sha256', process.env.WEBHOOK_SECRET).update(req.body).digest('hex'), 'utf8');

  if (signature.length !== expected.length || !crypto.timingSafeEqual(signature, expected)) {
    return res.status(401).end();
  }
  await payments.handle(JSON.parse(req.body.toString('utf8')));
  res.sendStatus(204);
});

module.exports = router;
