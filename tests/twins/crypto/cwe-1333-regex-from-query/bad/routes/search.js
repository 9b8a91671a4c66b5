const { Router } = require('express');
const { authenticate } = require('../middleware/authenticate');
const { highlight } = require('../lib/highlight');
const articles = require('../services/articles');

const router = Router();

router.get('/search', authenticate, async (req, res, next) => {
  const term = typeof req.query.q === 'string' ? req.query.q.trim() : '';
  if (term.length < 2 || term.length > 80) return res.status(400).json({ error: 'q: 2 to 80 characters' });
  try {
    const hits = await articles.fullText(term, { limit: 20 });
    res.json(hits.map((hit) => ({ id: hit.id, parts: highlight(hit.text, term) })));
  } catch (err) {
    next(err);
  }
});

module.exports = router;
