const express = require('express');
const path = require('path');
const fs = require('fs');

const app = express.Router();
const INVOICES = path.resolve('data/invoices');

app.get('/invoices/download', (req, res) => {
  const file = path.join(INVOICES, String(req.query.file));
  if (path.extname(file) !== '.pdf') {
    return res.status(400).json({ error: 'only PDF files' });
  }

  const stream = fs.createReadStream(file); // fault: CWE-22|CWE-23|CWE-73
  stream.on('error', () => res.sendStatus(404));
  res.type('application/pdf');
  stream.pipe(res);
});

module.exports = app;
