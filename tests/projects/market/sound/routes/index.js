const { Router } = require('express');
const { protect } = require('../middleware/auth');
const limiters = require('../middleware/limiters');

const router = Router();

// Public or with their own authentication
router.use('/auth', require('./authRoutes'));
router.use('/integrations', require('./integrationRoutes'));
router.use('/', require('./catalogRoutes'));

// All that follows needs a session
router.use(protect, limiters.perUser);

router.use('/me', require('./accountRoutes'));
router.use('/orders', require('./orderRoutes'));
router.use('/reviews', require('./reviewRoutes'));
router.use('/seller', require('./sellerRoutes'));
router.use('/admin', require('./adminRoutes'));

module.exports = router;
