const express = require('express');
const router = express.Router();

// views/ are ejs; the list page takes q, page and sort
router.get('/articles', async (req, res, next) => {
  try {
    const articles = await req.app.locals.repo.published({ limit: 20 });
    const { q = '', page = '1' } = req.query;
    const model = { title: 'Articles', articles, q: String(q), page: Number(page) || 1 };
    res.render('articles/index', model);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
