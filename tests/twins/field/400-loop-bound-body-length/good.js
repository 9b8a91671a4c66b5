const express = require('express');
const router = express.Router();

router.post('/tags/normalize', (req, res) => {
  const { tags } = req.body;
  if (!Array.isArray(tags) || tags.length > 50) return res.status(400).json({ error: 'up to 50 tags' });

  const out = [];
  for (let i = 0; i < tags.length; i++) {
    const tag = String(tags[i] ?? '').trim().toLowerCase();
    out.push(tag.slice(0, 30));
  }
  res.json({ tags: out });
});

module.exports = router;
