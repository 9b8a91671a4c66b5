'use strict';

const { Router } = require('express');
const schemas = require('../schemas');

module.exports = ({ controllers: { reports }, middleware: { authorize, limiters } }) => {
  const router = Router();
  router.use(authorize.requirePermission('reports:create'));
  router.get('/', schemas.reports.list, reports.list);
  router.post('/', authorize.requireRecentMfa(300), limiters.reports, schemas.reports.create, reports.create);
  router.get('/:id/file', schemas.idParam, reports.download);
  return router;
};
