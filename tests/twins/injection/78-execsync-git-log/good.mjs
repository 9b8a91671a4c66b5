import * as cp from 'node:child_process';
import { Router } from 'express';
import { requireRole } from '../auth.mjs';

const REPO_ROOT = process.env.DOCS_REPO;

function git(...parts) {
  const args = parts.reduce((list, part) => [...list, part], ['--no-pager']);
  return cp.execFileSync('git', args, { cwd: REPO_ROOT, encoding: 'utf8', timeout: 10_000 });
}

const parse = (out) =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [hash, date, subject] = line.split('\t');
      return { hash, date, subject };
    });

export const history = Router();

history.get('/history', requireRole('editor'), (req, res) => {
  const since = req.query.since ?? '2.weeks';
  const out = git('log', '--format=%h%x09%as%x09%s', `--since=${since}`, '-n100');
  res.json(parse(out));
});
