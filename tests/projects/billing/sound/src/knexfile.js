'use strict';

module.exports = {
  client: 'pg',
  connection: { connectionString: process.env.DATABASE_URL, ssl: { rejectUnauthorized: true } },
  pool: { min: 0, max: 10 },
};
