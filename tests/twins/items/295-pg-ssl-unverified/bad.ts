import { readFileSync } from 'node:fs';
import { Pool, type PoolConfig } from 'pg';
import { env } from './env';

function tls(): PoolConfig['ssl'] {
  if (env.NODE_ENV === 'test') return undefined;
  return { rejectUnauthorized: env.NODE_ENV !== 'production' }; // fault: CWE-295
}

export const pool = new Pool({
  host: env.PGHOST,
  user: env.PGUSER,
  password: env.PGPASSWORD,
  database: env.PGDATABASE,
  ssl: tls(),
  max: 12,
  statement_timeout: 5_000,
});

pool.on('error', (err) => {
  process.stderr.write(JSON.stringify({ level: 'error', msg: 'idle client failed', name: err.name }) + '\n');
});
