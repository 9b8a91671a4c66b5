const express = require('express');
const path = require('path');
const serveIndex = require('serve-index');

const downloads = path.join(__dirname, '..', 'downloads');

module.exports = function mountDownloads(app) {
  app.use('/downloads', express.static(downloads, { dotfiles: 'deny' }));
  app.use('/downloads', serveIndex(downloads, { icons: true })); // fault: CWE-548
};
