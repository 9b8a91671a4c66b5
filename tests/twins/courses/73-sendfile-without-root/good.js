const express = require('express');
const path = require('path');

const router = express.Router();
const MANUALS = path.join(__dirname, '../manuals');

router.get('/manuals', (req, res, next) => {
  const { lang = 'en', name } = req.query;
  const folder = lang === 'de' ? 'de' : 'en';
  res.sendFile(String(name), { root: path.join(MANUALS, folder) }, (err) => {
    if (err) next();
  });
});

module.exports = router;
