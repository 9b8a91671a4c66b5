const express = require('express');
const router = express.Router();

router.post('/encode', express.json(), (req, res) => {
  const { value } = req.body;
  const encoded = new Buffer(value).toString('base64'); // fault: CWE-665
  res.json({ encoded });
});

module.exports = router;
