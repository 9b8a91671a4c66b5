const express = require('express');
const escapeHtml = require('escape-html');
const catalog = require('../services/catalog');

const router = express.Router();

function page(title, body) {
  return `<!doctype html>
<html><head><title>${title}</title></head>
<body>${body}</body></html>`;
}

function emptyResult(term) {
  return '<p class="empty">Nothing found for <em>' + escapeHtml(String(term)) + '</em>.</p>';
}

router.get('/search', async (req, res, next) => {
  const { query: { q: term = '' } } = req;
  try {
    const hits = await catalog.search(String(term).slice(0, 100));
    if (hits.length === 0) {
      return res.status(404).send(page('Search', emptyResult(term)));
    }
    const items = hits.map((h) => `<li>${escapeHtml(h.name)}</li>`).join('');
    res.send(page('Search', `<ul>${items}</ul>`));
  } catch (err) {
    next(err);
  }
});

module.exports = router;
