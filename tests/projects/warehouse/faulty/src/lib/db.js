'use strict';

const knex = require('knex');

module.exports = ({ config }) =>
  knex({
    client: 'pg',
    connection: {
      connectionString: config.db.url,
      ssl: { ca: config.db.ca, rejectUnauthorized: false }, // error: [tls-verification-off]
      application_name: 'warehouse-api',
      statement_timeout: 15_000,
    },
    pool: { min: 2, max: 12 },
  });
