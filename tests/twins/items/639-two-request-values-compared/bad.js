'use strict';
const express = require('express');
const db = require('../db');
const { authenticate } = require('../middleware/authenticate');

const router = express.Router({ mergeParams: true });

function ownerOnly(req, res, next) {
  if (req.params.userId !== req.get('X-User-Id')) { // fault: CWE-807|639|290
    return res.status(404).json({ error: 'not_found' });
  }
  next();
}

router.use(authenticate, ownerOnly);

router.get('/payment-methods', (req, res, next) => {
  db('payment_methods')
    .where({ user_id: req.params.userId })
    .select('id', 'brand', 'last4')
    .then((rows) => res.json({ items: rows }))
    .catch(next);
});

router.delete('/payment-methods/:pmId', (req, res, next) => {
  db('payment_methods')
    .where({ user_id: req.params.userId, id: req.params.pmId })
    .del()
    .then((n) => res.sendStatus(n ? 204 : 404))
    .catch(next);
});

module.exports = router;
