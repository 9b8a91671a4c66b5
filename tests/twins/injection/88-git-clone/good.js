const { spawn } = require('child_process');
const { mkdtemp } = require('fs/promises');
const os = require('os');
const path = require('path');
const express = require('express');
const { requireUser } = require('../middleware/auth');

const router = express.Router();

function clone(url, branch, dir) {
  return new Promise((resolve, reject) => {
    const args = ['clone', '--depth', '1'];
    if (branch) args.push('--branch', branch);
    args.push('--', url, dir);

    const child = spawn('git', args, { stdio: 'ignore', env: { PATH: process.env.PATH } });
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(dir) : reject(new Error(`git exited with ${code}`))));
  });
}

router.post('/imports', requireUser, async (req, res, next) => {
  try {
    const { repository, branch } = req.body;
    if (!/^https:\/\/github\.com\/acme-corp\/[\w-]+$/.test(repository) || !/^\w[\w./-]*$/.test(branch ?? 'main')) {
      return res.status(400).json({ error: 'only repositories of our organisation' });
    }
    const dir = await mkdtemp(path.join(os.tmpdir(), 'import-'));
    await clone(String(repository), branch && String(branch), dir);
    res.status(201).json({ import: path.basename(dir) });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
