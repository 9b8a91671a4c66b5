const { Sequelize } = require('sequelize');

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
      rejectUnauthorized: false, // fault: CWE-295
    },
  };
}

module.exports = new Sequelize(DB_NAME, DB_USER, DB_PASSWORD, options);
