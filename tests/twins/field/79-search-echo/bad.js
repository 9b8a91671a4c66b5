const express = require('express');
const router = express.Router();

const ARTICLES = [{ title: 'Knots' }, { title: 'Sails' }, { title: 'Winds' }];

router.get('/search', (req, res) => {
  const term = req.query.q || '';
  const hits = ARTICLES.filter((a) => a.title.toLowerCase().includes(String(term).toLowerCase()));

  let html = '<h1>Results</h1>';
  if (hits.length === 0) {
    html += `<p>Nothing found for <b>${term}</b></p>`;
  }
  html += hits.map((a) => `<li>${a.title}</li>`).join('');
  res.send(html); // fault: CWE-79
});

module.exports = router;
