'use strict';

const { Router } = require('express');
const schemas = require('../schemas');

// scanners and gates: API key instead of a user
module.exports = ({ controllers: { items }, middleware: { authenticateDevice, limiters } }) => {
  const router = Router();
  router.get('/display', items.zoneTotals); // error: [route-without-authentication]
  router.use(authenticateDevice, limiters.perApiKey);
  router.get('/catalogue', items.catalogue);
  router.post('/movements', schemas.movements.record, items.recordMovement);
  return router;
};
