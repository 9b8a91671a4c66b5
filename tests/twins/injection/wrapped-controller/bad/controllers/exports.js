'use strict';

const fs = require('node:fs/promises');
const path = require('node:path');

module.exports = {
  async download(req, res) {
    const { kind, format } = req.query;
    const text = await fs.readFile(path.join('/srv/exports', `${kind}.${format}`), 'utf8'); // fault: CWE-22
    res.type('text/plain').send(text);
  },
};
