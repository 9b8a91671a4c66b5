'use strict';

const fs = require('node:fs');

// used by the knex CLI only, with the owner role; the API builds its own pool in src/lib/db.js
module.exports = {
  client: 'pg',
  connection: {
    connectionString: process.env.MIGRATION_DATABASE_URL,
    ssl: { ca: fs.readFileSync(process.env.DATABASE_CA_FILE, 'utf8') },
  },
  migrations: { directory: './migrations', tableName: 'knex_migrations' },
};
