'use strict';

module.exports = ({ db }) => ({
  users: require('./users')({ db }),
  sessions: require('./sessions')({ db }),
  items: require('./items')({ db }),
  orders: require('./orders')({ db }),
  reports: require('./reports')({ db }),
  apiKeys: require('./apiKeys')({ db }),
});
