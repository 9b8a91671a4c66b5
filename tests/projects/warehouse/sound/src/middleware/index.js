'use strict';

module.exports = (deps) => ({
  requestLog: require('./requestLog')(deps),
  security: require('./security')(deps),
  limiters: require('./limiters')(deps),
  authenticate: require('./authenticate')(deps),
  authenticateDevice: require('./authenticateDevice')(deps),
  authorize: require('./authorize')(deps),
  errors: require('./errorHandler')(deps),
});
