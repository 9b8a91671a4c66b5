'use strict';

module.exports = (deps) => ({
  auth: require('./auth')(deps),
  inventory: require('./inventory')(deps),
  orders: require('./orders')(deps),
  reports: require('./reports')(deps),
  users: require('./users')(deps),
});
