const { requireUser } = require('../middleware/auth');
const { Order } = require('../models');
const router = require('express').Router();

router.get('/orders/:id', requireUser, async (req, res, next) => {
  try {
    const order = await Order.findByPk(Number(req.params.id));
    if (!order || order.userId !== req.user.id) return res.status(404).json({ error: 'Order not found' });
    res.json({ id: order.id, items: order.items, address: order.address });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
