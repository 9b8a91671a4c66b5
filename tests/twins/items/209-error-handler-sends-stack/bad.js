const { randomUUID } = require('crypto');
const log = require('../log');

// eslint-disable-next-line no-unused-vars
module.exports = function errorHandler(err, req, res, next) {
  if (res.headersSent) return next(err);

  const id = randomUUID();
  const status = err.expose ? err.status : 500;
  log.error({ id, err, method: req.method, route: req.route && req.route.path }, 'request failed');

  const problem = {
    type: 'about:blank',
    status,
    instance: 'urn:uuid:' + id,
    title: err.expose ? err.message : 'Internal error',
  };
  if (status === 500) problem.detail = err.stack.split('\n').slice(0, 5);

  res.status(status).type('application/problem+json').send(JSON.stringify(problem)); // fault: CWE-209
};
