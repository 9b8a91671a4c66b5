'use strict';

const asyncHandler = require('express-async-handler');

const wrapAll = (controller) =>
  Object.fromEntries(Object.entries(controller).map(([name, handler]) => [name, asyncHandler(handler)]));

module.exports = {
  exportsOf: wrapAll(require('./exports')),
  invoices: wrapAll(require('./invoices')),
};
