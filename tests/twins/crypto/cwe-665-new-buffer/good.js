var express = require('express');
var thumbnails = require('../services/thumbnails');
var auth = require('../middleware/auth');

var router = express.Router();

router.post('/pixels', auth.required, function (req, res, next) {
  var pixels = req.body && req.body.pixels;
  if (typeof pixels !== 'string') return res.status(400).json({ error: 'pixels are missing' });

  // base64 text
  var raw = Buffer.from(pixels, 'base64');
  if (raw.length > 65536) return res.status(413).end();
  thumbnails.render(raw, function (err, png) {
    if (err) return next(err);
    res.type('image/png').send(png);
  });
});

module.exports = router;
