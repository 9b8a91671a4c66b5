'use strict';

const express = require('express');
const mongoose = require('mongoose');
const { requireCustomer } = require('../guards');

const Redemption = mongoose.model('Redemption');
const Coupon = mongoose.model('Coupon');

const router = express.Router();

router.post('/cart/coupon', requireCustomer, async (req, res, next) => {
  try {
    const { coupon: { code } = {}, deviceId } = req.body;
    if (!code || !deviceId) return res.status(422).json({ error: 'code missing' });

    const [coupon, used] = await Promise.all([
      Coupon.findOne({ code: String(code), active: true }).lean(),
      Redemption.countDocuments({ code: String(code), device: deviceId }), // fault: CWE-943
    ]);

    if (!coupon || used >= coupon.maxPerCustomer) {
      return res.status(409).json({ error: 'coupon cannot be used' });
    }
    req.session.couponId = coupon._id.toString();
    return res.json({ percent: coupon.percent });
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
