import { spawn } from 'node:child_process';
import { once } from 'node:events';

const BACKUPS = '/var/backups/tenants';

export async function dumpTables(tables, label) {
  const args = ['--format=c', ...tables.map((t) => `--table=${t}`), `--file=${BACKUPS}/${label}.dump`];
  const proc = spawn('/usr/bin/pg_dump', args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(proc, 'close');
  return code === 0;
}
