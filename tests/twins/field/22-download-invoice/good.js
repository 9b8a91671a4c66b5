const express = require('express');
const path = require('path');
const fs = require('fs');

const app = express.Router();
const INVOICES = path.resolve('data/invoices');

app.get('/invoices/download', (req, res) => {
  const file = path.resolve(INVOICES, String(req.query.file));
  if (!file.startsWith(INVOICES + path.sep)) {
    return res.status(400).json({ error: 'invalid file name' });
  }
  if (path.extname(file) !== '.pdf') {
    return res.status(400).json({ error: 'only PDF files' });
  }

  const stream = fs.createReadStream(file);
  stream.on('error', () => res.sendStatus(404));
  res.type('application/pdf');
  stream.pipe(res);
});

module.exports = app;
