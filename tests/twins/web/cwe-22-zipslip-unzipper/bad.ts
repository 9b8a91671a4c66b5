import { createWriteStream, createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import * as path from 'node:path';
import * as unzipper from 'unzipper';

const TYPES = new Set(['.csv', '.json']);
const MAX_FILES = 200;

export async function unpackImport(zipFile: string, workDir: string): Promise<string[]> {
  await mkdir(workDir, { recursive: true });
  const found: string[] = [];
  const entries = createReadStream(zipFile).pipe(unzipper.Parse({ forceStream: true }));

  for await (const entry of entries) {
    const name: string = entry.path;
    const skip = entry.type !== 'File' || !TYPES.has(path.extname(name)) || found.length >= MAX_FILES;
    if (skip) {
      entry.autodrain();
      continue;
    }
    const target = `${workDir}/${name}`;
    await pipeline(entry, createWriteStream(target)); // fault: CWE-22
    found.push(target);
  }
  return found;
}
