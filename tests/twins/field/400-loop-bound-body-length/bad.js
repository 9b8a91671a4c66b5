const express = require('express');
const router = express.Router();

router.post('/tags/normalize', (req, res) => {
  const { tags } = req.body;
  if (!tags || !tags.length) return res.json({ tags: [] });

  const out = [];
  for (let i = 0; i < tags.length; i++) { // fault: CWE-400|CWE-834|CWE-606
    const tag = String(tags[i] ?? '').trim().toLowerCase();
    out.push(tag.slice(0, 30));
  }
  res.json({ tags: out });
});

module.exports = router;
