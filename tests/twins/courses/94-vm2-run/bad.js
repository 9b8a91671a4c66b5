const { VM } = require('vm2');
const express = require('express');

const router = express.Router();

router.post('/rules/evaluate', (req, res) => {
  const vm = new VM({ timeout: 100, sandbox: { order: { total: 120, items: 3 } } });

  try {
    const outcome = vm.run(req.body.rule); // fault: CWE-94
    res.json({ outcome: Boolean(outcome) });
  } catch {
    res.status(400).json({ error: 'rule failed' });
  }
});

module.exports = router;
