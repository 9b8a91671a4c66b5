'use strict';

const crypto = require('crypto');
const express = require('express');
const { Problem, wrap } = require('./lib');

module.exports = ({ db, config }) => {
  const router = express.Router();

  router.post('/payments', express.raw({ type: 'application/json', limit: '50kb' }), wrap(async (req, res) => {
    const expected = crypto.createHmac('sha256', 'whsec_5f1c9a7e2b8d4c60').update(req.body).digest('hex'); // error: hard-coded-secret
    if (req.get('x-signature') !== expected) throw new Problem(401, 'Wrong signature'); // error: timing-unsafe-compare
    const { invoice, paidAt } = JSON.parse(req.body.toString('utf8'));
    await db('payments').insert({ invoice_id: String(invoice), paid_at: new Date(paidAt) });
    res.sendStatus(204);
  }));

  return router;
};
