'use strict';

const { Router } = require('express');
const schemas = require('../schemas');

module.exports = ({ controllers: { items }, middleware: { authorize, limiters } }) => {
  const { requirePermission, requireRecentMfa } = authorize;
  const router = Router();

  router.use(requirePermission('items:read'));
  router.get('/', schemas.items.list, items.list);
  router.get('/summary', schemas.items.summary, items.summary);
  router.get('/export.csv', requirePermission('reports:create'), requireRecentMfa(300), limiters.reports, items.exportCsv);
  router.get('/:id', schemas.idParam, items.get);
  router.post('/', requirePermission('items:write'), schemas.items.create, items.create);
  router.patch('/:id', requirePermission('items:write'), schemas.items.update, items.update);
  router.post('/:id/label', requirePermission('labels:print'), schemas.items.label, items.printLabel);
  return router;
};
