const express = require('express');
const router = express.Router();

const OPERATIONS = new Map([
  ['add', (a, b) => a + b],
  ['subtract', (a, b) => a - b],
  ['multiply', (a, b) => a * b],
  ['divide', (a, b) => a / b],
]);

/**
 * POST /calculator
 * { "operation": "multiply", "left": 2, "right": 7 }
 */
router.post('/calculator', express.json(), (req, res) => {
  const { operation, left, right } = req.body;
  const evaluate = OPERATIONS.get(operation);

  if (!evaluate || !Number.isFinite(left) || !Number.isFinite(right)) {
    return res.status(400).json({ error: 'Not a valid expression' });
  }

  const result = evaluate(left, right);
  res.json({ result: Number(result) });
});

module.exports = router;
