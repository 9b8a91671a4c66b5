const express = require('express');
const { exec } = require('child_process');

const router = express.Router();

// GET /tools/ping?host=example.com
router.get('/ping', (req, res) => {
  const host = req.query.host;

  if (!host) {
    return res.status(400).json({ error: 'host is required' });
  }

  exec(`ping -c 3 ${host}`, { timeout: 10000 }, (err, stdout) => { // fault: CWE-78
    if (err) {
      return res.status(502).json({ error: 'host unreachable' });
    }
    res.type('text/plain').send(stdout);
  });
});

module.exports = router;
