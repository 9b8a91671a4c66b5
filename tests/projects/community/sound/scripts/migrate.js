'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { Client } = require('pg');

const DIR = path.join(__dirname, '..', 'migrations');

const run = async () => {
  const client = new Client({
    connectionString: process.env.MIGRATION_DATABASE_URL,
    ssl: { ca: fs.readFileSync(process.env.DATABASE_CA_FILE, 'utf8') },
  });
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY)');
  for (const file of fs.readdirSync(DIR).filter((name) => /^\d{3}_[a-z_]+\.sql$/.test(name)).sort()) {
    const { rowCount } = await client.query('SELECT 1 FROM schema_migrations WHERE name = $1', [file]);
    if (rowCount) continue;
    await client.query('BEGIN');
    await client.query(fs.readFileSync(path.join(DIR, file), 'utf8'));
    await client.query('INSERT INTO schema_migrations VALUES ($1)', [file]);
    await client.query('COMMIT');
    console.log('applied %s', file);
  }
  await client.end();
};

run().catch((err) => {
  console.error(err);
  process.exit(1);
});
