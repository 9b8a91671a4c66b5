const express = require('express');
const helmet = require('helmet');
const errorHandler = require('errorhandler');
const api = require('./api');
const problem = require('./problem');

const isDev = process.env.NODE_ENV === 'development';

function configure(app) {
  app.use(helmet());
  app.use('/api', api);
  app.use((req, res) => res.status(404).json({ error: 'not found' }));
  app.use(isDev ? errorHandler({ log: true }) : problem);
  return app;
}

module.exports = () => configure(express());
