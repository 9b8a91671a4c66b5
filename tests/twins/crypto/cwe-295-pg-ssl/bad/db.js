'use strict';
const { Pool } = require('pg');
const { url, tls } = require('./config');

const pool = new Pool({ connectionString: url, ssl: tls, max: 10, statement_timeout: 5000 });
pool.on('error', (err) => console.error('idle database client', err.code));

exports.query = (text, values) => pool.query(text, values);
