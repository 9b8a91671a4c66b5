const express = require('express');
const { spawn } = require('child_process');
const crypto = require('crypto');
const auth = require('../middleware/auth');

const router = express.Router();

const REPO_URL = /^https:\/\/(github|gitlab)\.com\/[\w-]{1,60}\/[\w-]{1,100}(\.git)?$/;

router.post('/projects/import', auth.required, (req, res, next) => {
  const { repositoryUrl } = req.body;
  if (typeof repositoryUrl !== 'string' || !REPO_URL.test(repositoryUrl)) {
    return res.status(400).json({ error: 'only https URLs of GitHub or GitLab' });
  }
  const target = `/var/lib/builds/${crypto.randomUUID()}`;

  const git = spawn('git', ['clone', '--depth', '1', '--', repositoryUrl, target]);

  git.on('error', next);
  git.on('exit', (code) => {
    if (code !== 0) return res.status(422).json({ error: 'clone failed' });
    res.status(202).json({ target });
  });
});

module.exports = router;
