import fs from 'node:fs';
import path from 'node:path';
import { Router } from 'express';

const UPLOADS = '/srv/uploads';
export const files = Router();

function resolveUpload(name) {
  return path.join(UPLOADS, name);
}

files.get('/files/:name', (req, res) => {
  const target = resolveUpload(req.params.name);
  const stream = fs.createReadStream(target); // fault: CWE-22
  stream.on('error', () => res.sendStatus(404));
  res.attachment('download.bin');
  stream.pipe(res);
});
