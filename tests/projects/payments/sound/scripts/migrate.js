import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';

const FOLDER = path.resolve(import.meta.dirname, '../migrations');
const { MIGRATION_DATABASE_URL_FILE, DATABASE_CA_FILE } = process.env;

const client = new pg.Client({
  connectionString: (await readFile(MIGRATION_DATABASE_URL_FILE, 'utf8')).trim(),
  ssl: { ca: await readFile(DATABASE_CA_FILE, 'utf8'), rejectUnauthorized: true },
});
await client.connect();
try {
  await client.query('CREATE TABLE IF NOT EXISTS public.migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())');
  const { rows } = await client.query('SELECT name FROM public.migrations');
  const applied = new Set(rows.map((row) => row.name));
  const files = (await readdir(FOLDER)).filter((name) => /^\d{3}_[a-z_]+\.sql$/.test(name)).sort();
  for (const name of files.filter((file) => !applied.has(file))) {
    const statements = await readFile(path.join(FOLDER, name), 'utf8');
    await client.query('BEGIN');
    await client.query(statements);
    await client.query('INSERT INTO public.migrations (name) VALUES ($1)', [name]);
    await client.query('COMMIT');
    console.log(`applied ${name}`);
  }
} finally {
  await client.end();
}
