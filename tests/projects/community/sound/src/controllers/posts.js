'use strict';

const { posts, comments } = require('../models');
const { cleanPost } = require('../lib/html');
const { can } = require('../lib/policy');
const { audit, alarm } = require('../lib/logger');
const { notFound, forbidden } = require('../lib/errors');

const list = async (req, res) => {
  const filter = req.valid.query;
  res.render('posts/index', { posts: await posts.list(filter), filter });
};

const show = async (req, res) => {
  const post = await posts.findPublished(req.valid.params.id);
  if (!post) throw notFound();
  const thread = await comments.forPost(post.id);
  res.render('posts/show', {
    post: { ...post, html: cleanPost(post.body) },
    comments: thread.map((comment) => ({ ...comment, deletable: can(req.user, 'comment:delete', comment) })),
    mayHide: can(req.user, 'post:hide'),
  });
};

const showNew = (req, res) => res.render('posts/edit', { post: { id: null, title: '', body: '' } });

const create = async (req, res) => {
  const { id } = await posts.insert({ ...req.valid.body, authorId: req.user.id });
  res.redirect(`/posts/${id}`);
};

const showEdit = async (req, res) => {
  const post = await posts.findOwn(req.valid.params.id, req.user.id);
  if (!post) throw notFound();
  res.render('posts/edit', { post });
};

const update = async (req, res) => {
  const { id } = req.valid.params;
  if (!(await posts.update(id, req.user.id, req.valid.body))) throw notFound();
  req.flash('info', 'Saved.');
  res.redirect(`/posts/${id}`);
};

const archive = async (req, res) => {
  if (!(await posts.archive(req.valid.params.id, req.user.id))) throw notFound();
  res.redirect('/posts');
};

const hide = async (req, res) => {
  if (!(await posts.hide(req.valid.params.id))) throw notFound();
  audit('post_hide', req, { post: req.valid.params.id });
  res.redirect('/posts');
};

const addComment = async (req, res) => {
  const { id } = req.valid.params;
  if (!(await comments.insert({ postId: id, authorId: req.user.id, body: req.valid.body.body }))) throw notFound();
  res.redirect(`/posts/${id}`);
};

const removeComment = async (req, res) => {
  const { id, commentId } = req.valid.params;
  const comment = await comments.find(commentId);
  if (!comment || comment.post_id !== id) throw notFound();
  if (!can(req.user, 'comment:delete', comment)) {
    alarm('authz_fail', req, { action: 'comment:delete', resource: commentId });
    throw forbidden();
  }
  await comments.remove(commentId, comment.author_id);
  res.redirect(`/posts/${id}`);
};

module.exports = { list, show, showNew, create, showEdit, update, archive, hide, addComment, removeComment };
