const express = require('express');
const he = require('he');
const profiles = require('./profiles');

const router = express.Router();

function bootstrap(state) {
  return `<div id="app"></div>
<script id="state" type="application/json">${state}</script>
<script src="/assets/app.js" defer></script>`;
}

router.get('/u/:name', async (req, res) => {
  const profile = await profiles.byName(String(req.params.name));
  if (!profile) return res.status(404).type('text').send('No such profile');

  const { tab = 'posts' } = req.query;
  const state = JSON.stringify({ user: profile.publicId, tab }).replace(/</g, '\\u003c');
  const title = he.encode(profile.displayName);
  res.send(`<!doctype html><title>${title}</title>${bootstrap(state)}`);
});

module.exports = router;
