import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import express from 'express';
import { requireAdmin } from '../require-admin.mjs';

const run = promisify(execFile);
const SITE = '/srv/site';

export const archives = express.Router();

archives.use(requireAdmin);

archives.post('/', async (req, res) => {
  const members = (req.body.members ?? ['.'])
    .map((member) => String(member).trim())
    .filter((member) => member && !member.includes('..') && !member.startsWith('/'));

  if (members.length === 0) {
    return res.status(400).json({ error: 'no members' });
  }

  const name = `site-${Date.now()}.tar.gz`;
  await run('tar', ['-czf', `/srv/archives/${name}`, '-C', SITE, ...members]); // fault: CWE-88|CWE-78
  return res.status(201).json({ name, members: members.length });
});
