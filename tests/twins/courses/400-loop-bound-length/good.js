const { requireUser } = require('../middleware/auth');
const inventory = require('../services/inventory');
const router = require('express').Router();

router.post('/cart/prices', requireUser, (req, res) => {
  const items = req.body.items;
  let total = 0;

  if (!Array.isArray(items) || items.length > 100) {
    return res.status(400).json({ error: 'at most 100 items' });
  }
  for (let i = 0; i < items.length; i++) {
    total += inventory.priceOf(items[i]);
  }
  res.json({ total });
});

module.exports = router;
