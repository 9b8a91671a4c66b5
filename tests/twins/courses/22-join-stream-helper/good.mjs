import fs from 'node:fs';
import path from 'node:path';
import { Router } from 'express';

const UPLOADS = '/srv/uploads';
export const files = Router();

function resolveUpload(name) {
  const target = path.resolve(UPLOADS, name);
  if (!target.startsWith(UPLOADS + path.sep)) return null;
  return target;
}

files.get('/files/:name', (req, res) => {
  const target = resolveUpload(req.params.name);
  if (target === null) return res.sendStatus(404);
  const stream = fs.createReadStream(target);
  stream.on('error', () => res.sendStatus(404));
  res.attachment('download.bin');
  stream.pipe(res);
});
