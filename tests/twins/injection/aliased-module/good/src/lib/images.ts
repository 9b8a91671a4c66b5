import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export async function shrink(file: string, width: number) {
  const name = basename(file);
  await run('convert', [`uploads/${name}`, '-resize', String(width), '-strip', `thumbnails/${name}`], { timeout: 10_000 });
}
