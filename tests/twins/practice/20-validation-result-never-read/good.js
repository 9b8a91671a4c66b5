const { Router } = require('express');
const { body, validationResult, matchedData } = require('express-validator');
const { authenticate } = require('../auth');
const subscriptions = require('../services/subscriptions');

const router = Router();

const stopOnErrors = (req, res, next) => {
  const errors = validationResult(req);
  if (errors.isEmpty()) return next();
  return res.status(400).json({ errors: errors.array().map((e) => e.path) });
};

const rules = [
  body('plan').isString().isIn(['basic', 'team', 'enterprise']),
  body('seats').isInt({ min: 1, max: 500 }).toInt(),
  body('coupon').optional().isString().matches(/^[A-Z0-9]{6,12}$/),
];

router.post('/subscriptions', authenticate, rules, stopOnErrors, (req, res, next) => {
  const { plan, seats, coupon } = matchedData(req, { locations: ['body'] });

  subscriptions
    .start({ customerId: req.user.customerId, plan, seats, coupon })
    .then((s) => res.status(201).json({ id: s.id, renewsAt: s.renewsAt }))
    .catch(next);
});

module.exports = router;
