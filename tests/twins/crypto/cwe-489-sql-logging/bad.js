const fs = require('fs');
const { Sequelize } = require('sequelize');
const logger = require('./logger');

const { DB_HOST, DB_USER, DB_PASSWORD, DB_CA } = process.env;

const sequelize = new Sequelize('payroll', DB_USER, DB_PASSWORD, {
  host: DB_HOST,
  dialect: 'mysql',
  dialectOptions: { ssl: { ca: fs.readFileSync(DB_CA) } },
  benchmark: true,
  logQueryParameters: true, // fault: CWE-532|CWE-489
  logging: (sql, ms) => logger.info({ sql, ms }),
  define: { underscored: true },
});

module.exports = sequelize;
