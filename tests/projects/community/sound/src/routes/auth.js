'use strict';

const { Router } = require('express');
const auth = require('../controllers/auth');
const limiters = require('../middleware/limiters');
const validate = require('../middleware/validate');
const { requireUser } = require('../middleware/auth');
const schemas = require('../schemas');
const wrap = require('../middleware/wrap');

// the public part of the site
const router = Router();

router.get('/login', auth.showLogin);
router.post('/login', limiters.login, validate({ body: schemas.login }, { back: '/login' }), limiters.account, auth.login);
router.get('/register', auth.showRegister);
router.post('/register', limiters.register, validate({ body: schemas.register }, { back: '/register' }), auth.register);
router.get('/forgot', auth.showForgot);
router.post('/forgot', limiters.forgot, validate({ body: schemas.forgot }, { back: '/forgot' }), limiters.forgotAccount, auth.forgot);
router.get('/reset', auth.showReset);
router.post('/reset', limiters.reset, validate({ body: schemas.reset }, { back: '/reset' }), wrap(auth.reset));
router.post('/logout', requireUser, wrap(auth.logout));

module.exports = router;
