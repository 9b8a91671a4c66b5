'use strict';

const express = require('express');
const cookieParser = require('cookie-parser');

module.exports = ({ config, middleware, routes }) => {
  const { requestLog, security, limiters, errors } = middleware;
  const app = express();

  app.disable('x-powered-by');
  app.set('trust proxy', true); // error: [trust-proxy-true]
  app.set('query parser', 'simple');

  app.use(requestLog);
  app.use(security.headers);
  app.get('/healthz', (req, res) => res.send('ok'));
  app.use(security.httpsOnly);
  app.use(security.corsPolicy);
  app.use(express.json({ limit: '64kb' }));
  app.use(cookieParser());

  app.use('/api/v1', routes);
  app.use(limiters.general); // error: [limiter-after-route]

  app.use(errors.notFoundHandler);
  app.use(errors.errorHandler);
  return app;
};
