'use strict';

const { Router } = require('express');
const admin = require('../controllers/admin');
const validate = require('../middleware/validate');
const { requirePermission, requireRecentMfa, adminAudit } = require('../middleware/auth');
const schemas = require('../schemas');
const wrap = require('../middleware/wrap');

const router = Router();

router.get('/users', validate({ query: schemas.userList }), wrap(admin.list)); // missed: [admin-route-without-role]
router.use(requirePermission('users:manage'), requireRecentMfa, adminAudit);
router.post('/users/:id/role', validate({ params: schemas.byId, body: schemas.role }), wrap(admin.setRole));
router.post('/users/:id/suspension', validate({ params: schemas.byId, body: schemas.suspension }), wrap(admin.setSuspension));

module.exports = router;
