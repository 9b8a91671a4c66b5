const jsonLogic = require('json-logic-js');
const express = require('express');

const router = express.Router();

const RULES = {
  freeShipping: { '>': [{ var: 'total' }, 100] },
  bulk: { '>=': [{ var: 'items' }, 10] },
};

router.post('/rules/evaluate', (req, res) => {
  const rule = Object.hasOwn(RULES, req.body.rule) ? RULES[req.body.rule] : null;
  if (!rule) {
    return res.status(404).json({ error: 'no such rule' });
  }

  try {
    const outcome = jsonLogic.apply(rule, { total: 120, items: 3 });
    res.json({ outcome: Boolean(outcome) });
  } catch {
    res.status(400).json({ error: 'rule failed' });
  }
});

module.exports = router;
