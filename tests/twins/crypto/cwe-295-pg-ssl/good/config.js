'use strict';
const fs = require('fs');

const production = {
  url: process.env.DATABASE_URL,
  // the provider signs with an authority of its own
  tls: { rejectUnauthorized: true, ca: process.env.PG_CA_FILE && fs.readFileSync(process.env.PG_CA_FILE, 'utf8') },
};

const development = { url: 'postgres://localhost:5432/allotments_dev', tls: false };

module.exports = process.env.NODE_ENV === 'production' ? production : development;
