const express = require('express');
const helmet = require('helmet');
const createTokens = require('./tokens');
const authentication = require('./authentication');
const api = require('./api');

module.exports = function createApp() {
  const tokens = createTokens({ secret: process.env.JWT_SECRET });
  const app = express();
  app.use(helmet());
  app.use(express.json({ limit: '50kb' }));
  app.use('/api', authentication(tokens), api);
  return app;
};
