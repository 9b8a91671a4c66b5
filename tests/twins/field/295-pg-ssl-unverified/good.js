const { Sequelize } = require('sequelize');
const fs = require('fs');

const { DB_NAME, DB_USER, DB_PASSWORD, DB_HOST, NODE_ENV } = process.env;

const options = {
  host: DB_HOST,
  dialect: 'postgres',
  logging: false,
  pool: { max: 10, idle: 10000 },
};

if (NODE_ENV === 'production') {
  options.dialectOptions = {
    ssl: {
      require: true,
      rejectUnauthorized: true,
      ca: fs.readFileSync('/etc/ssl/rds-ca-bundle.pem', 'utf8'),
    },
  };
}

module.exports = new Sequelize(DB_NAME, DB_USER, DB_PASSWORD, options);
