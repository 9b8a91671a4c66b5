'use strict';

const { Router } = require('express');
const account = require('../controllers/account');
const limiters = require('../middleware/limiters');
const upload = require('../middleware/upload');
const validate = require('../middleware/validate');
const { requireRecentMfa } = require('../middleware/auth');
const schemas = require('../schemas');
const wrap = require('../middleware/wrap');

const SECURITY = { back: '/account/security' };
const router = Router();

router.get('/', account.showProfile);
router.post('/', validate({ body: schemas.profile }, { back: '/account' }), wrap(account.updateProfile));
router.post('/avatar', limiters.upload, upload.avatar, wrap(account.uploadAvatar));
router.post('/avatar/gravatar', limiters.upload, wrap(account.importGravatar));
router.get('/security', account.showSecurity);
router.post('/password', limiters.code, requireRecentMfa, validate({ body: schemas.changePassword }, SECURITY), wrap(account.changePassword));
router.post('/mfa', limiters.code, validate({ body: schemas.startMfa }, SECURITY), wrap(account.startMfa));
router.post('/mfa/confirm', limiters.code, validate({ body: schemas.code }, SECURITY), wrap(account.confirmMfa));
router.post('/step-up', limiters.code, validate({ body: schemas.code }, SECURITY), wrap(account.stepUp));

module.exports = router;
