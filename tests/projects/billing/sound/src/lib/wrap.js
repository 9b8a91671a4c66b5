'use strict';

/** Hands what a handler throws to Express 4, which does not wait for promises. */
module.exports = (handler) => (req, res, next) => Promise.resolve(handler(req, res, next)).catch(next);
