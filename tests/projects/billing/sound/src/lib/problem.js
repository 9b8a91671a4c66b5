'use strict';

class Problem extends Error {
  constructor(status, title) {
    super(title);
    this.status = status;
    this.expose = status < 500;
  }
}

const problems = ({ logger }) => (err, req, res, _next) => {
  const known = err instanceof Problem;
  const status = known ? err.status : 500;
  if (status === 403) logger.warn('access refused', { user: req.user && req.user.id, url: req.originalUrl, ip: req.ip, agent: req.get('user-agent') });
  if (status >= 500) logger.error('request failed', { id: req.id, stack: err.stack });
  res.status(status).type('application/problem+json').json({ title: known ? err.message : 'Internal error', status });
};

module.exports = { Problem, problems };
