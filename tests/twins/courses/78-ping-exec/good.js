const express = require('express');
const net = require('net');
const { execFile } = require('child_process');

const router = express.Router();

// GET /tools/ping?host=192.0.2.10
router.get('/ping', (req, res) => {
  const host = String(req.query.host || '');

  if (net.isIP(host) === 0) {
    return res.status(400).json({ error: 'host must be an IP address' });
  }

  execFile('ping', ['-c', '3', host], { timeout: 10000 }, (err, stdout) => {
    if (err) {
      return res.status(502).json({ error: 'host unreachable' });
    }
    res.type('text/plain').send(stdout);
  });
});

module.exports = router;
