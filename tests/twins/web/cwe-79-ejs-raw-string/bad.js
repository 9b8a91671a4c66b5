const ejs = require('ejs');
const { Router } = require('express');
const comments = require('../repositories/comments');

const CARD = '<article><h3><%= comment.author %></h3>'
  + '<div class="text"><%- comment.text %></div>' // fault: CWE-79
  + '</article>';

const renderCard = ejs.compile(CARD, { rmWhitespace: true });

const router = Router();

router.get('/posts/:id/comments', async (req, res, next) => {
  try {
    const list = await comments.forPost(Number(req.params.id));
    const cards = list.map((c) => renderCard({ comment: { author: c.author, text: c.text } }));
    res.send(`<section>${cards.join('')}</section>`);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
