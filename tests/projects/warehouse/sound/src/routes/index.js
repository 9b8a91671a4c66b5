'use strict';

const { Router } = require('express');

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
  router.use('/admin', require('./admin')(deps));
  return router;
};
