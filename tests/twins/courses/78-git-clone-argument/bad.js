const express = require('express');
const { spawn } = require('child_process');
const crypto = require('crypto');
const auth = require('../middleware/auth');

const router = express.Router();

router.post('/projects/import', auth.required, (req, res, next) => {
  const { repositoryUrl } = req.body;
  const target = `/var/lib/builds/${crypto.randomUUID()}`;

  const git = spawn('git', ['clone', repositoryUrl, target]); // fault: CWE-78|CWE-88

  git.on('error', next);
  git.on('exit', (code) => {
    if (code !== 0) return res.status(422).json({ error: 'clone failed' });
    res.status(202).json({ target });
  });
});

module.exports = router;
