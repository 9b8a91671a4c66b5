const { Router } = require('express');
const orders = require('../controllers/orderController');
const limiters = require('../middleware/limiters');
const validate = require('../middleware/validate');
const { require: allow } = require('../middleware/auth');
const rules = require('../validators/shopValidator');

const router = Router();

router.use(allow('order:buy'));

router.route('/')
  .get(validate(rules.listOrders), orders.listBought)
  .post(validate(rules.placeOrder), orders.place);
router.get('/:id', validate(rules.byId), orders.get);
router.post('/:id/cancel', validate(rules.byId), orders.cancel);
router.get('/:id/invoice', limiters.render, validate(rules.invoice), orders.invoice);

module.exports = router;
