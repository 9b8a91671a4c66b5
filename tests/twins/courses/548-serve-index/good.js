const express = require('express');
const path = require('path');
const releases = require('../data/releases.json');

const downloads = path.join(__dirname, '..', 'downloads');

module.exports = function mountDownloads(app) {
  app.use('/downloads', express.static(downloads, { dotfiles: 'deny', index: false }));
  app.get('/downloads', (req, res) => res.json(releases.map(({ name, version }) => ({ name, version }))));
};
