'use strict';

const { Router } = require('express');
const posts = require('../controllers/posts');
const limiters = require('../middleware/limiters');
const validate = require('../middleware/validate');
const { requirePermission } = require('../middleware/auth');
const schemas = require('../schemas');
const wrap = require('../middleware/wrap');

const router = Router();
const byId = validate({ params: schemas.byId });

router.get('/', validate({ query: schemas.postList }), wrap(posts.list));
router.get('/new', posts.showNew);
router.post('/', limiters.writing, validate({ body: schemas.post }, { back: '/posts/new' }), wrap(posts.create));
router.get('/:id', byId, wrap(posts.show));
router.get('/:id/edit', byId, wrap(posts.showEdit));
router.post('/:id', limiters.writing, validate({ params: schemas.byId, body: schemas.post }), wrap(posts.update));
router.post('/:id/archive', byId, wrap(posts.archive));
router.post('/:id/hide', requirePermission('post:hide'), byId, wrap(posts.hide));
router.post('/:id/comments', limiters.writing, validate({ params: schemas.byId, body: schemas.comment }), wrap(posts.addComment));
router.post('/:id/comments/:commentId/delete', validate({ params: schemas.byPostAndComment }), wrap(posts.removeComment));

module.exports = router;
