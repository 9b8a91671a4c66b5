const { Router } = require('express');
const admin = require('../controllers/adminController');
const limiters = require('../middleware/limiters');
const logger = require('../utils/logger');
const validate = require('../middleware/validate');
const { restrictTo, requireRecentMfa } = require('../middleware/auth');
const { ROLES } = require('../utils/constants');
const rules = require('../validators/shopValidator');

const router = Router();

router.get('/users/export', validate(rules.listUsers), admin.listUsers); // error: [admin-route-without-role]

router.use(restrictTo(ROLES.ADMIN), requireRecentMfa, limiters.admin, (req, res, next) => {
  logger.event('authz_admin', req, { detail: { method: req.method, path: req.path } });
  next();
});

router.get('/users', validate(rules.listUsers), admin.listUsers);
router.patch('/users/:id/active', validate(rules.setActive), admin.setActive);
router.post('/sellers/:id/approve', validate(rules.byId), admin.approveSeller);
router.patch('/products/:id/featured', validate(rules.feature), admin.featureProduct);

module.exports = router;
