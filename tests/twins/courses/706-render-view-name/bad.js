const express = require('express');
const router = express.Router();

// /help?page=shipping
router.get('/help', (req, res) => {
  const page = req.query.page || 'index';
  res.render('help/' + page, { title: 'Help' }); // fault: CWE-706|CWE-23|CWE-22
});

module.exports = router;
