const { promises: fs } = require('fs');
const express = require('express');
const { requireOperator } = require('../middleware/operator');

const router = express.Router();
const LOG_FILE = '/var/log/acme/app.log';

async function grep(term, limit) {
  const text = await fs.readFile(LOG_FILE, 'utf8');
  const hits = [];
  for (const [number, line] of text.split('\n').entries()) {
    if (line.search(term) !== -1) { // fault: CWE-1333
      hits.push({ number, line });
      if (hits.length === limit) break;
    }
  }
  return hits;
}

router.get('/logs/search', requireOperator, (req, res, next) => {
  const { q: term, limit } = req.query;
  if (!term) return res.status(400).json({ error: 'q missing' });

  return grep(term, Math.min(Number(limit) || 50, 500))
    .then((hits) => res.json({ hits }))
    .catch(next);
});

module.exports = router;
