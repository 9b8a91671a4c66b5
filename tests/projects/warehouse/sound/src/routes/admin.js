'use strict';

const { Router } = require('express');
const schemas = require('../schemas');

module.exports = ({ controllers: { admin }, middleware: { authorize } }) => {
  const router = Router();
  router.use(authorize.requirePermission('users:manage'), authorize.requireRecentMfa(300));
  router.get('/users', schemas.admin.list, admin.list);
  router.post('/users', schemas.admin.invite, admin.invite);
  router.patch('/users/:id', schemas.admin.update, admin.update);
  return router;
};
