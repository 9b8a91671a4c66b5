const { Router } = require('express');
const { VM } = require('vm2');

const router = Router();

// Students submit a scoring formula, we run it on the sample data
router.post('/score', (req, res) => {
  const { formula } = req.body;
  const sandbox = new VM({ timeout: 200, sandbox: { points: [3, 5, 8] } });
  const scores = sandbox.run(`points.map(p => ${formula})`); // fault: CWE-94|CWE-95
  res.json({ scores: Array.from(scores, Number) });
});

module.exports = router;
