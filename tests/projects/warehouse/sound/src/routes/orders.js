'use strict';

const { Router } = require('express');
const schemas = require('../schemas');

module.exports = ({ controllers: { orders }, middleware: { authorize } }) => {
  const router = Router();
  router.use(authorize.requirePermission('orders:write'));
  router.get('/', schemas.orders.list, orders.list);
  router.get('/:id', schemas.idParam, orders.get);
  router.post('/', schemas.orders.create, orders.create);
  router.patch('/:id/status', schemas.orders.setStatus, orders.setStatus);
  return router;
};
