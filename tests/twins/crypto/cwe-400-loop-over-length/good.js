const express = require('express');
const { authenticate } = require('../middleware/authenticate');
const stock = require('../services/stock');

const router = express.Router();
const MAX_ITEMS = 100;

router.post('/stock/reserve', authenticate, async (req, res, next) => {
  const { items } = req.body ?? {};
  if (!Array.isArray(items) || !items.length) return res.status(400).json({ error: 'nothing to reserve' });
  if (items.length > MAX_ITEMS) return res.status(413).json({ error: 'too many items' });

  const wanted = [];
  for (let i = 0; i < items.length; i++) {
    wanted.push(Number(items[i]?.articleId));
  }
  try {
    const reserved = await stock.reserve(req.user.id, wanted.filter(Number.isSafeInteger));
    res.json({ reserved });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
