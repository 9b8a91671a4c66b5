import { execSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const read = (command) => execSync(command, { encoding: 'utf8' }).trim();

const info = {
  commit: read('git rev-parse --short HEAD'),
  branch: read('git rev-parse --abbrev-ref HEAD'),
  builtAt: new Date().toISOString(),
};
writeFileSync('release.json', `${JSON.stringify(info, null, 2)}\n`);
