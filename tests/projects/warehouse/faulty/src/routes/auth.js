'use strict';

const { Router } = require('express');
const schemas = require('../schemas');

// public: everything here is reached without an access token
module.exports = ({ controllers: { auth }, middleware: { limiters, security } }) => {
  const router = Router();
  router.post('/login', schemas.auth.login, auth.login); // missed: [login-without-limiter]
  router.post('/refresh', limiters.refresh, security.trustedOrigin, auth.refresh);
  router.post('/logout', limiters.refresh, security.trustedOrigin, auth.logout);
  router.post('/invite/accept', limiters.invite, schemas.auth.acceptInvite, auth.acceptInvite);
  return router;
};
