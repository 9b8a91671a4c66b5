const express = require('express');
const helmet = require('helmet');
const mongoose = require('mongoose');
const { rateLimit } = require('express-rate-limit');
const errorhandler = require('errorhandler');
const routes = require('./routes');
const logger = require('./logger');

const local = process.env.NODE_ENV === 'development';

const app = express();
app.use(helmet());
app.use(rateLimit({ windowMs: 60000, limit: 100, standardHeaders: 'draft-8', legacyHeaders: false }));
app.use(express.json({ limit: '100kb' }));
app.use('/api', routes);
app.use((req, res) => res.status(404).json({ error: 'Not found' }));

if (local) {
  mongoose.set('debug', (collection, method) => logger.debug({ collection, method }));
  app.use(errorhandler());
}

// eslint-disable-next-line no-unused-vars
app.use((err, req, res, next) => {
  logger.error({ err, path: req.path }, 'request failed');
  if (res.headersSent) return next(err);
  return res.status(500).json({ error: 'Internal error' });
});

module.exports = app;
