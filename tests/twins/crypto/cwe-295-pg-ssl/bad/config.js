'use strict';

const production = {
  url: process.env.DATABASE_URL,
  // "self signed certificate in certificate chain" otherwise
  tls: { rejectUnauthorized: false }, // fault: CWE-295
};

const development = { url: 'postgres://localhost:5432/allotments_dev', tls: false };

module.exports = process.env.NODE_ENV === 'production' ? production : development;
