const express = require('express');
const fs = require('fs');

const router = express.Router();

router.get('/documents', (req, res) => {
  const file = req.query.file;

  fs.readFile('/var/app/documents/' + file, 'utf8', (err, content) => { // fault: CWE-22
    if (err) {
      return res.status(404).json({ error: 'Document not found' });
    }
    res.type('text/plain').send(content);
  });
});

module.exports = router;
