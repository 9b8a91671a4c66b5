const express = require('express');
const path = require('path');

const router = express.Router();
const MANUALS = path.join(__dirname, '../manuals');

router.get('/manuals', (req, res) => {
  const { lang = 'en', name } = req.query;
  res.sendFile(path.resolve(MANUALS, lang, name)); // fault: CWE-73|CWE-22
});

module.exports = router;
