const logger = require('../lib/logger');

module.exports = function errorHandler(err, req, res, next) {
  const status = err.status || 500;
  logger.error({ stack: err.stack, requestId: req.id }, 'request failed');

  res.status(Number(status));
  res.send(`<h1>Error ${Number(status)}</h1><p>Reference: ${req.id}</p>`);
};
