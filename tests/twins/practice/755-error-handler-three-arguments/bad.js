const express = require('express');
const helmet = require('helmet');
const { rateLimit } = require('express-rate-limit');
const routes = require('./routes');
const logger = require('./logger');

module.exports = function build() {
  const app = express();

  app.use(helmet());
  app.use(rateLimit({ windowMs: 60000, limit: 120, standardHeaders: 'draft-8', legacyHeaders: false }));
  app.use(express.json({ limit: '100kb' }));
  app.use('/api', routes);

  app.use((err, req, res) => { // fault: CWE-755|CWE-209
    logger.error({ err, requestId: req.id }, 'unhandled error');
    const status = err.expose === true ? err.status : 500;
    res.status(status).json({ error: status === 500 ? 'Internal error' : 'Bad request' });
  });

  return app;
};
