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
    passwordVariable: 'ORDERS_DB_PASSWORD',
    database: 'orders',
  },
  reports: {
    ...defaults,
    host: 'reports-db.internal.kettle.shop',
    user: 'reports_ro',
    passwordVariable: 'REPORTS_DB_PASSWORD',
    database: 'reports',
  },
};

const pools = new Map();

exports.pool = function pool(name) {
  if (!Object.hasOwn(databases, name)) throw new Error('unknown database');
  if (!pools.has(name)) {
    const { passwordVariable, ...options } = databases[name];
    const password = process.env[passwordVariable];
    if (!password) throw new Error(`${passwordVariable} is not set`);
    pools.set(name, mysql.createPool({ ...options, password }));
  }
  return pools.get(name);
};
