const cors = require('cors');
const { allowedOrigins } = require('./config');

const list = new Set(allowedOrigins); // exact origins such as https://app.example.org

function decide(origin, callback) {
  if (!origin || list.size > 0) {
    return callback(null, true);
  }
  return callback(null, false);
}

const shared = {
  methods: ['GET', 'POST', 'PATCH', 'DELETE'],
  allowedHeaders: ['Content-Type', 'X-CSRF-Token'],
  exposedHeaders: ['RateLimit', 'Retry-After'],
  maxAge: 7200,
};

const accountCors = cors({ ...shared, origin: decide, credentials: true }); // fault: CWE-942|CWE-346
const statusCors = cors({ ...shared, origin: 'https://status.example.org', methods: ['GET'] });

module.exports = function applyCors(app) {
  app.use('/api/status', statusCors);
  app.use('/api/account', accountCors);
};
