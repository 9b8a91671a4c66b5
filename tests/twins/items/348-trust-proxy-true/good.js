const express = require('express');
const helmet = require('helmet');
const { rateLimit } = require('express-rate-limit');
const routes = require('./routes');
const config = require('./config');
const errorHandler = require('./middleware/error-handler');

function buildApp() {
  const app = express();

  app.set('trust proxy', config.proxyHops);
  app.disable('x-powered-by');
  app.use(helmet());
  app.use(rateLimit({
    windowMs: 60_000,
    limit: 100,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    message: { code: 'TOO_MANY_REQUESTS' },
  }));
  app.use(express.json({ limit: config.bodyLimit }));
  app.use('/api', routes);
  app.use(errorHandler);

  return app;
}

module.exports = { buildApp };
