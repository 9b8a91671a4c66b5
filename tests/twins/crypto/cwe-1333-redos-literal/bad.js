const { Router } = require('express');
const { limitContact } = require('../middleware/limits');
const tickets = require('../services/tickets');

const PATTERNS = {
  email: /^([a-zA-Z0-9]+[._-]?)+@([a-zA-Z0-9]+\.)+[a-z]{2,}$/, // fault: CWE-1333
  order: /^[A-Z]{2}-\d{6,9}$/,
};

const check = (kind, value) => PATTERNS[kind].test(value);

const router = Router();

router.post('/contact', limitContact, async (req, res, next) => {
  const { email = '', order = '', text = '' } = req.body ?? {};
  if (typeof text !== 'string' || text.length > 5000) return res.status(400).json({ error: 'text' });
  if (!check('email', String(email))) return res.status(400).json({ error: 'email' });
  if (order && !check('order', String(order))) return res.status(400).json({ error: 'order' });
  try {
    const { number } = await tickets.open({ email: String(email), order: String(order), text });
    res.status(201).json({ number });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
