import { readFile, writeFile } from 'node:fs/promises';
import { join, basename } from 'node:path';

const NOTES = '/srv/app/notes';

const clean = (name) => basename(name).replace(/[^\w.-]/g, '_');

function fileFor(user, name) {
  return join(NOTES, String(user.id), clean(String(name)) + '.md');
}

export async function show(req, res) {
  try {
    const text = await readFile(fileFor(req.user, req.params.name), 'utf8');
    res.json({ text });
  } catch {
    res.sendStatus(404);
  }
}

export async function save(req, res) {
  const text = String(req.body.text ?? '').slice(0, 20_000);
  await writeFile(fileFor(req.user, req.body.name), text);
  res.sendStatus(204);
}
