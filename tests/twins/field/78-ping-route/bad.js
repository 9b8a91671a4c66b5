const express = require('express');
const { exec } = require('child_process');

const router = express.Router();

// Lesson 3: network diagnostics
router.get('/ping', (req, res) => {
  const host = req.query.host || '127.0.0.1';

  exec(`ping -c 2 -W 1 ${host}`, (err, stdout) => { // fault: CWE-78
    if (err) {
      return res.status(502).json({ error: 'host unreachable' });
    }
    res.type('text/plain').send(stdout);
  });
});

module.exports = router;
