const mysql = require('mysql2/promise');
const fs = require('fs');

const defaults = {
  waitForConnections: true,
  connectionLimit: 10,
  ssl: { ca: fs.readFileSync('/etc/ssl/rds-global-bundle.pem') },
};

const databases = {
  orders: {
    ...defaults,
    host: 'orders-db.internal.kettle.shop',
    user: 'orders_rw',
    password: 'Kett1e-orders#2021', // fault: CWE-798
    database: 'orders',
  },
  reports: {
    ...defaults,
    host: 'reports-db.internal.kettle.shop',
    user: 'reports_ro',
    password: process.env.REPORTS_DB_PASSWORD,
    database: 'reports',
  },
};

const pools = new Map();

exports.pool = function pool(name) {
  if (!Object.hasOwn(databases, name)) throw new Error('unknown database');
  if (!pools.has(name)) pools.set(name, mysql.createPool(databases[name]));
  return pools.get(name);
};
