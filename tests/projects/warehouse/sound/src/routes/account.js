'use strict';

const { Router } = require('express');
const schemas = require('../schemas');

module.exports = ({ controllers: { auth }, middleware: { limiters, authorize } }) => {
  const router = Router();
  router.get('/', auth.me);
  router.post('/step-up', limiters.stepUp, schemas.auth.stepUp, auth.stepUp);
  router.post('/mfa', limiters.stepUp, schemas.auth.startMfa, auth.startMfa);
  router.post('/mfa/confirm', limiters.stepUp, schemas.auth.stepUp, auth.confirmMfa);
  router.post('/password', limiters.stepUp, authorize.requireRecentMfa(300), schemas.auth.changePassword, auth.changePassword);
  return router;
};
