const express = require('express');
const router = express.Router();

const HELP_PAGES = new Set(['index', 'shipping', 'returns', 'payment']);

// /help?page=shipping
router.get('/help', (req, res) => {
  const page = req.query.page || 'index';
  if (!HELP_PAGES.has(page)) {
    return res.status(404).render('errors/404');
  }
  res.render('help/' + page, { title: 'Help' });
});

module.exports = router;
