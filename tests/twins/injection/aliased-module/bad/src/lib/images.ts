import { exec } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(exec);

export async function shrink(file: string, width: number) {
  await run(`convert uploads/${file} -resize ${width} -strip thumbnails/${file}`, { timeout: 10_000 }); // fault: CWE-78
}
