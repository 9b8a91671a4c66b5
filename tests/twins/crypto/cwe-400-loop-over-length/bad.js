const express = require('express');
const { authenticate } = require('../middleware/authenticate');
const stock = require('../services/stock');

const router = express.Router();

router.post('/stock/reserve', authenticate, async (req, res, next) => {
  const { items } = req.body ?? {};
  if (!items || !items.length) return res.status(400).json({ error: 'nothing to reserve' });

  const wanted = [];
  for (let i = 0; i < items.length; i++) { // fault: CWE-400|CWE-834|CWE-606
    wanted.push(Number(items[i]?.articleId));
  }
  try {
    const reserved = await stock.reserve(req.user.id, wanted.filter(Number.isSafeInteger).slice(0, 100));
    res.json({ reserved });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
