const { STATUS_CODES } = require('http');
const logger = require('./logger');

function describe(err) {
  const { name, message, stack } = err;
  return { name, message, trace: stack ? stack.split('\n').slice(1) : [] };
}

module.exports = function errorHandler(err, req, res, next) {
  if (res.headersSent) return next(err);
  const status = err.status || err.statusCode || 500;
  logger[status >= 500 ? 'error' : 'info']({ err, requestId: req.id }, 'request failed');

  res.status(status);
  if (req.accepts(['json', 'html']) === 'json') {
    return res.json({ title: STATUS_CODES[status], requestId: req.id, detail: describe(err) }); // fault: CWE-209
  }
  res.type('text').send(`${STATUS_CODES[status]} (${req.id})`);
};
