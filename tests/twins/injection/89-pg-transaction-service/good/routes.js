'use strict';

const { Router } = require('express');
const transfers = require('./transfer-service');
const { requireUser } = require('./require-user');

const router = Router();

router.post('/transfers', requireUser, async (req, res, next) => {
  const { from, to, note } = req.body;
  const amount = Number(req.body.amount);
  if (!Number.isInteger(amount) || amount <= 0) {
    return res.status(400).json({ error: 'amount must be a positive number of cents' });
  }
  try {
    const id = await transfers.transfer(req.user.id, { from, to, amount, note });
    if (!id) return res.status(409).json({ error: 'insufficient funds' });
    return res.status(201).json({ id });
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
