import { Router } from 'express';
import { spawn } from 'node:child_process';

export const logsRouter = Router();

logsRouter.get('/search', (req, res) => {
  const { term = '' } = req.query;

  if (typeof term !== 'string' || term.length > 100) {
    return res.status(400).json({ error: 'invalid search term' });
  }

  const grep = spawn('grep', ['-n', '-F', '--', term, '/var/log/shop/app.log'], { shell: false });

  res.type('text/plain');
  grep.stdout.pipe(res);
  grep.on('error', () => res.status(500).end());
});
