const fs = require('fs');
const { Sequelize } = require('sequelize');

const sequelize = new Sequelize(process.env.DATABASE_URL, {
  dialect: 'postgres',
  logging: false,
  dialectOptions: {
    ssl: {
      require: true,
      rejectUnauthorized: true,
      ca: fs.readFileSync('/etc/ssl/rds-ca.pem', 'utf8'),
    },
  },
});

module.exports = sequelize;
