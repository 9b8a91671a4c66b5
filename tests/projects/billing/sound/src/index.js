'use strict';

const { knex } = require('knex');
const config = require('./config');
const { logger } = require('./logger');
const { buildApp } = require('./app');
const knexfile = require('./knexfile');

const db = knex(knexfile);
const server = buildApp({ db, logger, config }).listen(config.port, () => {
  logger.info({ port: config.port }, 'billing is up');
});

process.once('SIGTERM', () => server.close(() => db.destroy()));
