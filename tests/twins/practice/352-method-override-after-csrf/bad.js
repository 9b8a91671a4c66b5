const express = require('express');
const helmet = require('helmet');
const methodOverride = require('method-override');
const { csrfSync } = require('csrf-sync');
const sessions = require('./sessions');
const { limiter } = require('./limiter');
const posts = require('./routes/posts');
const { errorPage } = require('./errors');

const { csrfSynchronisedProtection } = csrfSync({
  getTokenFromRequest: (req) => req.body?._csrf,
  ignoredMethods: ['GET', 'HEAD', 'OPTIONS'],
});

module.exports = function createApp() {
  const app = express();
  app.use(helmet());
  app.use(limiter);
  app.use(express.urlencoded({ extended: false, limit: '50kb' }));
  app.use(sessions);
  app.use(csrfSynchronisedProtection);
  app.use(methodOverride('_method', { methods: ['POST', 'GET'] })); // fault: CWE-352
  app.use('/posts', posts);
  app.use(errorPage);
  return app;
};
