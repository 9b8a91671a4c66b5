const express = require('express');
const { create } = require('express-handlebars');
const Handlebars = require('handlebars');

const hbs = create({
  handlebars: Handlebars,
  extname: '.hbs',
  helpers: {
    upper: (text) => String(text).toUpperCase(),
    // {{highlight comment.text query.q}}
    highlight(text, term) {
      const safe = Handlebars.escapeExpression(term);
      const marked = Handlebars.escapeExpression(text).split(safe).join(`<mark>${safe}</mark>`);
      return new Handlebars.SafeString(marked);
    },
  },
});

const router = express.Router();

router.get('/comments', async (req, res) => {
  const comments = await req.app.locals.comments.search(String(req.query.q));
  res.render('comments', { comments, query: { q: String(req.query.q) } });
});

module.exports = { router, engine: hbs.engine };
