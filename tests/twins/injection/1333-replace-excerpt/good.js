'use strict';

const { Router } = require('express');
const notes = require('../stores/notes');
const { requireUser } = require('../middleware/require-user');

const router = Router();

/** strips markdown so that a plain excerpt remains */
function excerpt(markdown) {
  return markdown
    .replace(/^#{1,6} /gm, '')
    .replace(/\*\*([^*\n]{1,400})\*\*/g, '$1')
    .replace(/^[-_ ]+;$/gm, '')
    .slice(0, 160);
}

router.put('/notes/:id', requireUser, async (req, res, next) => {
  const { text } = req.body;
  if (typeof text !== 'string') {
    return res.status(400).json({ error: 'text missing' });
  }
  try {
    const changed = await notes.update(req.params.id, req.user.id, { text, excerpt: excerpt(text) });
    return changed ? res.status(204).end() : res.status(404).end();
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
