const cors = require('cors');
const { allowedOrigins } = require('./config');

const list = new Set(allowedOrigins); // exact origins such as https://app.example.org

function decide(origin, callback) {
  return callback(null, origin !== undefined && list.has(origin));
}

const shared = {
  methods: ['GET', 'POST', 'PATCH', 'DELETE'],
  allowedHeaders: ['Content-Type', 'X-CSRF-Token'],
  exposedHeaders: ['RateLimit', 'Retry-After'],
  maxAge: 7200,
};

const accountCors = cors({ ...shared, origin: decide, credentials: true });
const statusCors = cors({ ...shared, origin: 'https://status.example.org', methods: ['GET'] });

module.exports = function applyCors(app) {
  app.use('/api/status', statusCors);
  app.use('/api/account', accountCors);
};
