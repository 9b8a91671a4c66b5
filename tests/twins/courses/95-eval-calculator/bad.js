const express = require('express');
const router = express.Router();

/**
 * POST /calculator
 * { "expression": "2 * (3 + 4)" }
 */
router.post('/calculator', express.json(), (req, res) => {
  const { expression } = req.body;
  let result;

  try {
    result = eval(expression); // fault: CWE-95|CWE-94
  } catch (e) {
    return res.status(400).json({ error: 'Not a valid expression' });
  }

  res.json({ result: Number(result) });
});

module.exports = router;
