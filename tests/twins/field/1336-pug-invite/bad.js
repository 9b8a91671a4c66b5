const express = require('express');
const pug = require('pug');

const router = express.Router();

router.post('/invites/preview', (req, res) => {
  const { name = 'friend', note = '' } = req.body;
  const source = ['p Hello #{name}', 'p ' + note, 'a(href=link) Join'].join('\n');
  const html = pug.render(source, { name, link: 'https://club.example.org/join' }); // fault: CWE-1336|CWE-94|CWE-79
  res.json({ html });
});

module.exports = router;
