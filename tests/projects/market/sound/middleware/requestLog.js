const crypto = require('node:crypto');
const logger = require('../utils/logger');

const levelFor = (status) => {
  if (status >= 500) return 'error';
  return status >= 400 ? 'warn' : 'info';
};

module.exports = (req, res, next) => {
  const startedAt = process.hrtime.bigint();
  req.id = crypto.randomUUID();
  res.setHeader('X-Request-Id', req.id);
  res.on('finish', () => {
    logger.event('http_request', req, {
      level: levelFor(res.statusCode),
      detail: {
        method: req.method,
        route: req.route ? `${req.baseUrl}${req.route.path}` : 'none',
        status: res.statusCode,
        ms: Number((process.hrtime.bigint() - startedAt) / 1_000_000n),
      },
    });
  });
  next();
};
