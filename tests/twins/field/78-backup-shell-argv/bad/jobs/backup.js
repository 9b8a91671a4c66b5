import { spawn } from 'node:child_process';
import { once } from 'node:events';

const BACKUPS = '/var/backups/tenants';

export async function dumpTables(tables, label) {
  const cmd = `pg_dump --format=c ${tables.map((t) => '-t ' + t).join(' ')} > ${BACKUPS}/${label}.dump`;
  const proc = spawn('/bin/sh', ['-c', cmd], { stdio: ['ignore', 'inherit', 'inherit'] }); // fault: CWE-78
  const [code] = await once(proc, 'close');
  return code === 0;
}
