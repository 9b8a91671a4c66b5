const { Sequelize, DataTypes } = require('sequelize');

const db = new Sequelize('shop', process.env.DB_USER, process.env.DB_PASSWORD, {
  host: process.env.DB_HOST,
  dialect: 'mysql',
  logging: false,
  dialectOptions: {
    ssl: { minVersion: 'TLSv1.2' },
  },
});

const Order = db.define('order', { total: DataTypes.INTEGER });

module.exports = { db, Order };
