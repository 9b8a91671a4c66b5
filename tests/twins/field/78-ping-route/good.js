const express = require('express');
const net = require('net');
const { execFile } = require('child_process');

const router = express.Router();

// Lesson 3: network diagnostics
router.get('/ping', (req, res) => {
  const host = req.query.host || '127.0.0.1';
  if (typeof host !== 'string' || net.isIP(host) === 0) {
    return res.status(400).json({ error: 'host must be an IP address' });
  }

  execFile('ping', ['-c', '2', '-W', '1', host], (err, stdout) => {
    if (err) {
      return res.status(502).json({ error: 'host unreachable' });
    }
    res.type('text/plain').send(stdout);
  });
});

module.exports = router;
