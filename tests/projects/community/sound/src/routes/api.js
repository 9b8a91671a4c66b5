'use strict';

const { Router } = require('express');
const api = require('../controllers/api');
const limiters = require('../middleware/limiters');
const validate = require('../middleware/validate');
const schemas = require('../schemas');
const wrap = require('../middleware/wrap');

const router = Router();

router.get('/me', api.me);
router.patch('/me/preferences', validate({ body: schemas.preferences }), wrap(api.setPreferences));
router.get('/posts', validate({ query: schemas.postList }), wrap(api.listPosts));
router.post('/posts', limiters.writing, validate({ body: schemas.post }), wrap(api.createPost));
router.get('/posts/:id', validate({ params: schemas.byId }), wrap(api.getPost));

module.exports = router;
