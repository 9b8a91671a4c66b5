const express = require('express');
const fs = require('fs');
const path = require('path');

const router = express.Router();

router.get('/documents', (req, res) => {
  const file = path.basename(String(req.query.file));

  fs.readFile('/var/app/documents/' + file, 'utf8', (err, content) => {
    if (err) {
      return res.status(404).json({ error: 'Document not found' });
    }
    res.type('text/plain').send(content);
  });
});

module.exports = router;
