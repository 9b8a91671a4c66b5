const express = require('express');
const cookieParser = require('cookie-parser');
const serialize = require('node-serialize');

const router = express.Router();
router.use(cookieParser());

router.get('/cart', (req, res) => {
  const raw = req.cookies.cart;
  if (!raw) return res.json({ items: [] });

  const text = Buffer.from(raw, 'base64').toString('utf8');
  const cart = serialize.unserialize(text); // fault: CWE-502
  res.json({ items: cart.items });
});

module.exports = router;
