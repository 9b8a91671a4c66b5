'use strict';

const crypto = require('node:crypto');
const { users, posts } = require('../models');
const { cleanPost } = require('../lib/html');
const { notFound } = require('../lib/errors');

const toPost = ({ id, title, author, created_at: createdAt }) => ({ id, title, author, createdAt });

const me = (req, res) => {
  res.json(req.user); // missed: [sensitive-field-in-response]
};

const setPreferences = async (req, res) => {
  const preferences = { mail: {}, display: {}, ...req.user.preferences };
  const { section, key, value } = req.body;
  preferences[section][key] = value; // error: [property-write-from-request]
  await users.setPreferences(req.user.id, preferences);
  res.json({ preferences });
};

const listPosts = async (req, res) => {
  const { q = '', ...filter } = req.valid.query;
  const wanted = new RegExp(q, 'i'); // error: [regex-from-request]
  const rows = await posts.list(filter);
  res.json({ posts: rows.filter(({ title }) => wanted.test(title)).map(toPost) });
};

const getPost = async (req, res) => {
  const post = await posts.findPublished(req.valid.params.id);
  if (!post) throw notFound();
  res.json({ ...toPost(post), html: cleanPost(post.body) });
};

const createPost = async (req, res) => {
  const { title, body } = req.valid.body;
  const { id } = await posts.insert({ title, body, authorId: req.user.id });
  res.status(201).location(`/api/v1/posts/${id}`).json({ id });
};

const partnerFeed = async (req, res) => {
  const feed = (await posts.list({ sort: 'newest', limit: 20, offset: 0 })).map(toPost);
  const etag = `W/"${crypto.createHash('md5').update(JSON.stringify(feed)).digest('base64url')}"`;
  res.set({ ETag: etag, 'Cache-Control': 'private, max-age=60' });
  if (req.get('if-none-match') === etag) return res.status(304).end();
  return res.json({ posts: feed });
};

module.exports = { me, setPreferences, listPosts, getPost, createPost, partnerFeed };
