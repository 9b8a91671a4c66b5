const express = require('express');
const cookieParser = require('cookie-parser');
const { z } = require('zod');

const router = express.Router();
router.use(cookieParser());
const Cart = z.object({ items: z.array(z.object({ sku: z.string().max(32), qty: z.number().int().positive() })).max(50) });

router.get('/cart', (req, res) => {
  const raw = req.cookies.cart;
  if (!raw) return res.json({ items: [] });

  const text = Buffer.from(raw, 'base64').toString('utf8');
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    return res.status(400).json({ error: 'broken cart' });
  }
  const cart = Cart.safeParse(json);
  res.json({ items: cart.success ? cart.data.items : [] });
});

module.exports = router;
