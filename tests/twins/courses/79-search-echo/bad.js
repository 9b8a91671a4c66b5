const express = require('express');
const { search } = require('../services/search');

const router = express.Router();

router.get('/search', async (req, res) => {
  const q = req.query.q;
  const hits = await search(q);
  res.send(`<h1>${hits.length} results for ${q}</h1>`); // fault: CWE-79
});

module.exports = router;
