'use strict';

const { csrfSync } = require('csrf-sync');

const { csrfSynchronisedProtection, generateToken, invalidCsrfTokenError } = csrfSync({
  getTokenFromRequest: (req) => req.get('x-csrf-token') ?? req.body?._csrf,
  size: 128,
});

const dropField = (req, res, next) => {
  if (req.body) delete req.body._csrf;
  next();
};

module.exports = { protect: [csrfSynchronisedProtection, dropField], generateToken, invalidCsrfTokenError };
