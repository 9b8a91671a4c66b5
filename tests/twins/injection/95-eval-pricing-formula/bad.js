const express = require('express');
const { requireUser } = require('../middleware/require-user');
const Quote = require('../models/quote');

const router = express.Router();

const isFormula = (text) => typeof text === 'string' && text.length <= 200 && /[\d+\-*/(). a-z]/.test(text);

function evaluate(formula, scope) {
  const { quantity, unitPrice, weight } = scope;
  const filled = formula
    .replaceAll('quantity', quantity)
    .replaceAll('unitPrice', unitPrice)
    .replaceAll('weight', weight);
  return Number(eval(filled)); // fault: CWE-95|CWE-94
}

router.post('/quotes/:id/preview', requireUser, async (req, res, next) => {
  try {
    const quote = await Quote.findOne({ where: { id: Number(req.params.id), ownerId: req.user.id } });
    if (!quote) return res.sendStatus(404);

    const { formula } = req.body;
    if (!isFormula(formula)) return res.status(400).json({ error: 'not a formula' });
    return res.json({ total: evaluate(formula, quote) });
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
