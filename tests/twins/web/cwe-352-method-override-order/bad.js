const express = require('express');
const methodOverride = require('method-override');
const cookieParser = require('cookie-parser');
const csrf = require('csurf');
const { requireLogin } = require('../auth');
const projects = require('./projects');

const router = express.Router();

router.use(cookieParser());
router.use(express.urlencoded({ extended: false, limit: '50kb' }));
router.use(requireLogin);

// links and forms of the old browser client carry ?_method=DELETE
router.use(csrf({ cookie: { httpOnly: true, secure: true, sameSite: 'lax' } }));
router.use(methodOverride('_method', { methods: ['GET', 'POST'] })); // fault: CWE-352

router.get('/projects', projects.index);
router.post('/projects', projects.create);
router.put('/projects/:id', projects.update);
router.delete('/projects/:id', projects.destroy);

module.exports = router;
