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
  app.use(methodOverride((req) => (typeof req.body?._method === 'string' ? req.body._method : undefined), { methods: ['POST'] }));
  app.use(refuseOverrideToSafeMethod);
  app.use(csrfSynchronisedProtection);
  app.use('/posts', posts);
  app.use(errorPage);
  return app;
};

function refuseOverrideToSafeMethod(req, res, next) {
  if (req.originalMethod === 'POST' && !['POST', 'PUT', 'PATCH', 'DELETE'].includes(req.method)) {
    return res.status(405).set('Allow', 'POST, PUT, PATCH, DELETE').end();
  }
  return next();
}
