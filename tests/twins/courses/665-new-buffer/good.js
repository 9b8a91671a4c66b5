const express = require('express');
const router = express.Router();

router.post('/encode', express.json(), (req, res) => {
  const { value } = req.body;
  const encoded = Buffer.from(String(value), 'utf8').toString('base64');
  res.json({ encoded });
});

module.exports = router;
