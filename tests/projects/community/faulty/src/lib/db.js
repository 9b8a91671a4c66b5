'use strict';

const { Pool } = require('pg');
const config = require('../config');
const { logger } = require('./logger');

const pool = new Pool({
  connectionString: config.db.url,
  ssl: false, // error: [database-without-tls]
  max: 10,
  statement_timeout: 10_000,
});
pool.on('error', (err) => logger.error({ err }, 'idle database client'));

const query = (text, values) => pool.query(text, values);
const many = async (text, values) => (await query(text, values)).rows;
const one = async (text, values) => (await many(text, values))[0];
const exec = async (text, values) => (await query(text, values)).rowCount;

module.exports = { pool, many, one, exec };
