var express = require('express');
var session = require('./session');
var csrf = require('csurf');
var account = require('./account');
var pages = require('./pages');

// sub-application below /portal; helmet and the limiter are in server.js
module.exports = function portal() {
  var app = express.Router();

  app.use(session);
  app.use(express.urlencoded({ extended: false, limit: '10kb' }));

  app.use(csrf());
  app.use(function (req, res, next) {
    res.locals.csrfToken = req.csrfToken();
    next();
  });
  app.get('/', pages.home);
  app.get('/account', account.requireLogin, account.show);
  app.post('/feedback', pages.feedback);
  app.post('/account/email', account.requireLogin, account.changeEmail);
  app.post('/account/close', account.requireLogin, account.close);

  return app;
};
