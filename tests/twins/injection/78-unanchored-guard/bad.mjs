import { exec } from 'child_process';
import { Router } from 'express';
import { requireUser } from './require-user.js';

const DOMAIN = /[a-z0-9][a-z0-9-]{0,62}\.[a-z]{2,}/i;
const RECORD_TYPES = ['A', 'AAAA', 'MX', 'TXT'];

const router = Router();
router.use(requireUser);

function assertDomain(name) {
  if (typeof name !== 'string' || !DOMAIN.test(name)) {
    const error = new Error('not a domain');
    error.status = 400;
    throw error;
  }
  return name;
}

router.get('/dns', (req, res, next) => {
  const name = assertDomain(req.query.name);
  const type = RECORD_TYPES.includes(req.query.type) ? req.query.type : 'A';

  exec(`dig +short ${type} ${name}`, (err, stdout) => { // fault: CWE-78
    if (err) return next(err);
    return res.json({ name, type, answers: stdout.trim().split('\n') });
  });
});

export default router;
