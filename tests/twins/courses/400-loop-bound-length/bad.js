const { requireUser } = require('../middleware/auth');
const inventory = require('../services/inventory');
const router = require('express').Router();

router.post('/cart/prices', requireUser, (req, res) => {
  const items = req.body.items;
  let total = 0;

  for (let i = 0; i < items.length; i++) { // fault: CWE-400|CWE-834|CWE-606
    total += inventory.priceOf(items[i]);
  }
  res.json({ total });
});

module.exports = router;
