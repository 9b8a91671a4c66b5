const { Router } = require('express');
const auth = require('../controllers/authController');
const users = require('../controllers/userController');
const limiters = require('../middleware/limiters');
const validate = require('../middleware/validate');
const { recentMfaIfEnrolled, require: allow } = require('../middleware/auth');
const rules = require('../validators/authValidator');
const shopRules = require('../validators/shopValidator');

const router = Router();

router.get('/', users.me);
router.patch('/', validate(shopRules.profile), users.updateMe);
router.post('/logout', auth.logout);
router.post('/logout-everywhere', auth.logoutEverywhere);
router.post('/password', limiters.passwordCheck, recentMfaIfEnrolled, validate(rules.changePassword), auth.changePassword);
router.post('/mfa', limiters.passwordCheck, recentMfaIfEnrolled, validate(rules.password), auth.enrolMfa);
router.post('/step-up', limiters.secondFactor, validate(rules.otp), auth.stepUp);
router.post('/seller-application', allow('order:buy'), validate(shopRules.apply), users.applyAsSeller);

module.exports = router;
