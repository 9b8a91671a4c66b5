'use strict';

const crypto = require('crypto');
const express = require('express');
const { Problem, wrap } = require('./lib');

module.exports = ({ db, config }) => {
  const router = express.Router();

  router.post('/payments', express.raw({ type: 'application/json', limit: '50kb' }), wrap(async (req, res) => {
    const expected = crypto.createHmac('sha256', config.webhookKey).update(req.body).digest();
    const sent = Buffer.from(String(req.get('x-signature')), 'hex');
    if (sent.length !== expected.length || !crypto.timingSafeEqual(sent, expected)) throw new Problem(401, 'Wrong signature');
    const { invoice, paidAt } = JSON.parse(req.body.toString('utf8'));
    await db('payments').insert({ invoice_id: String(invoice), paid_at: new Date(paidAt) });
    res.sendStatus(204);
  }));

  return router;
};
