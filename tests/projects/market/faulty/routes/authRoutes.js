const { Router } = require('express');
const auth = require('../controllers/authController');
const limiters = require('../middleware/limiters');
const validate = require('../middleware/validate');
const { trustedOrigin } = require('../middleware/security');
const rules = require('../validators/authValidator');

// Public: everything a visitor needs to become a user.
const router = Router();

router.post('/register', limiters.register, validate(rules.register), auth.register);
router.post('/verify-email', limiters.oneTimeToken, validate(rules.token), auth.verifyEmail);
router.post('/login', validate(rules.login), auth.login); // missed: [login-without-limiter]
router.post('/refresh', limiters.refresh, trustedOrigin, auth.refresh);
router.post('/forgot-password', limiters.reset, auth.forgotPassword);
router.post('/reset-password', limiters.oneTimeToken, validate(rules.reset), auth.resetPassword);

module.exports = router;
