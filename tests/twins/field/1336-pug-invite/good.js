const express = require('express');
const pug = require('pug');

const router = express.Router();
const invite = pug.compile(['p Hello #{name}', 'p= note', 'a(href=link) Join'].join('\n'));

router.post('/invites/preview', (req, res) => {
  const { name = 'friend', note = '' } = req.body;
  const html = invite({ name: String(name), note: String(note), link: 'https://club.example.org/join' });
  res.json({ html });
});

module.exports = router;
