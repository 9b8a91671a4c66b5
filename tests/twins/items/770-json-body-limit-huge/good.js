const express = require('express');
const helmet = require('helmet');
const { rateLimit } = require('express-rate-limit');
const { authenticate } = require('./auth');
const importRouter = require('./routes/import');
const errors = require('./errors');

module.exports = function createApp(logger) {
  const app = express();

  app.use(helmet());
  app.use(rateLimit({ windowMs: 60e3, limit: 60, standardHeaders: true, legacyHeaders: false }));
  app.use(express.json({ limit: '256kb', strict: true }));
  app.use('/import', authenticate, importRouter);
  app.use(errors(logger));
  return app;
};
