const express = require('express');
const escapeHtml = require('escape-html');
const { search } = require('../services/search');

const router = express.Router();

router.get('/search', async (req, res) => {
  const q = req.query.q;
  const hits = await search(q);
  res.send(`<h1>${hits.length} results for ${escapeHtml(q)}</h1>`);
});

module.exports = router;
