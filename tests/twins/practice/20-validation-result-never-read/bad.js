const { Router } = require('express');
const { body } = require('express-validator');
const { authenticate } = require('../auth');
const subscriptions = require('../services/subscriptions');

const router = Router();

const rules = [
  body('plan').isString().isIn(['basic', 'team', 'enterprise']),
  body('seats').isInt({ min: 1, max: 500 }).toInt(),
  body('coupon').optional().isString().matches(/^[A-Z0-9]{6,12}$/),
];

router.post('/subscriptions', authenticate, rules, (req, res, next) => { // fault: CWE-20
  const { plan, seats, coupon } = req.body;

  subscriptions
    .start({ customerId: req.user.customerId, plan, seats, coupon })
    .then((s) => res.status(201).json({ id: s.id, renewsAt: s.renewsAt }))
    .catch(next);
});

module.exports = router;
