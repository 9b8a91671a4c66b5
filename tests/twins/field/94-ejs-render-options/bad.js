const express = require('express');
const router = express.Router();

// views/ are ejs; the list page takes q, page and sort
router.get('/articles', async (req, res, next) => {
  try {
    const articles = await req.app.locals.repo.published({ limit: 20 });
    const model = Object.assign({ title: 'Articles', articles }, req.query);
    res.render('articles/index', model); // fault: CWE-94|CWE-1336|CWE-73
  } catch (err) {
    next(err);
  }
});

module.exports = router;
