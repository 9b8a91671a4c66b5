const mysql = require('mysql2/promise');
const fs = require('node:fs');

const read = (name) => fs.readFileSync(`/run/secrets/${name}`, 'utf8').trim();

function createPool(host) {
  return mysql.createPool({
    host,
    user: 'orders_app',
    password: read('mysql_orders_app_password'),
    database: 'orders',
    ssl: { ca: read('mysql_ca'), minVersion: 'TLSv1.2' },
    connectionLimit: 10,
    multipleStatements: false,
    supportBigNumbers: true,
  });
}

module.exports = { createPool };
