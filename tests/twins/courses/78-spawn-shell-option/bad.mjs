import { Router } from 'express';
import { spawn } from 'node:child_process';

export const logsRouter = Router();

logsRouter.get('/search', (req, res) => {
  const { term = '' } = req.query;

  const grep = spawn('grep', ['-n', '--', term, '/var/log/shop/app.log'], { shell: true }); // fault: CWE-78

  res.type('text/plain');
  grep.stdout.pipe(res);
  grep.on('error', () => res.status(500).end());
});
