'use strict';

const { Router } = require('express');
const schemas = require('../schemas');

module.exports = (deps) => {
  const { authenticate, limiters } = deps.middleware;
  const router = Router();

  router.use('/auth', require('./auth')(deps));
  router.use('/ingest', require('./ingest')(deps));

  // no route below this line without a user
  router.use(authenticate, limiters.perUser);
  router.use('/account', require('./account')(deps));
  router.use('/items', require('./items')(deps));
  router.use('/orders', require('./orders')(deps));
  router.use('/reports', require('./reports')(deps));
  router.post('/admin/users/:id/revoke-sessions', schemas.idParam, deps.controllers.admin.revokeSessions); // error: [admin-route-without-role]
  router.use('/admin', require('./admin')(deps));
  return router;
};
