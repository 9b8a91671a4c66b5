const fs = require('fs');
const { Sequelize } = require('sequelize');
const logger = require('./logger');

const { DB_HOST, DB_USER, DB_PASSWORD, DB_CA } = process.env;
const SLOW_MS = 500;

const sequelize = new Sequelize('payroll', DB_USER, DB_PASSWORD, {
  host: DB_HOST,
  dialect: 'mysql',
  dialectOptions: { ssl: { ca: fs.readFileSync(DB_CA) } },
  benchmark: true,
  logQueryParameters: false,
  logging: (sql, ms) => {
    if (ms > SLOW_MS) logger.warn({ ms }, 'slow query');
  },
  define: { underscored: true },
});

module.exports = sequelize;
