'use strict';

const asyncHandler = require('../middleware/asyncHandler');

const wrapAll = (controller) =>
  Object.fromEntries(Object.entries(controller).map(([name, handler]) => [name, asyncHandler(handler)]));

module.exports = (deps) => ({
  auth: wrapAll(require('./auth')(deps)),
  items: wrapAll(require('./items')(deps)),
  orders: wrapAll(require('./orders')(deps)),
  reports: wrapAll(require('./reports')(deps)),
  admin: wrapAll(require('./admin')(deps)),
});
