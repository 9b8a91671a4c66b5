const express = require('express');
const helmet = require('helmet');
const path = require('path');
const { requireStaff } = require('./auth');

const media = path.join(__dirname, '..', 'media');
const staticOptions = { dotfiles: 'ignore', index: false, maxAge: '1h' };

module.exports = function mountMedia(app) {
  app.use(helmet());
  app.use('/media', express.static(media, staticOptions));

  app.get('/admin/media/count', requireStaff, (req, res) => {
    res.json({ folder: 'media', count: app.locals.mediaIndex.size });
  });

  return app;
};
