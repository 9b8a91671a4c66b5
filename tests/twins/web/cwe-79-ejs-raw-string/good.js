const ejs = require('ejs');
const { Router } = require('express');
const sanitizeHtml = require('sanitize-html');
const comments = require('../repositories/comments');

const CARD = '<article><h3><%= comment.author %></h3>'
  + '<div class="text"><%- comment.text %></div>'
  + '</article>';

const renderCard = ejs.compile(CARD, { rmWhitespace: true });

const clean = (text) => sanitizeHtml(text, { allowedTags: ['b', 'i', 'p'], allowedAttributes: {} });

const router = Router();

router.get('/posts/:id/comments', async (req, res, next) => {
  try {
    const list = await comments.forPost(Number(req.params.id));
    const cards = list.map((c) => renderCard({ comment: { author: c.author, text: clean(c.text) } }));
    res.send(`<section>${cards.join('')}</section>`);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
