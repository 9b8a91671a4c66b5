const express = require('express');
const multer = require('multer');
const crypto = require('crypto');
const fs = require('fs');
const path = require('path');
const { requireRole } = require('../auth');

const MEDIA = '/srv/media';
const EXT = { 'image/png': '.png', 'image/jpeg': '.jpg', 'image/webp': '.webp' };

const storage = multer.diskStorage({
  destination(req, file, cb) {
    const album = Number.parseInt(req.params.album, 10);
    if (!Number.isSafeInteger(album)) return cb(new multer.MulterError('LIMIT_UNEXPECTED_FILE', file.fieldname));
    const dir = path.join(MEDIA, String(album));
    fs.mkdir(dir, { recursive: true }, (err) => cb(err, dir));
  },
  filename(req, file, cb) {
    cb(null, crypto.randomUUID() + EXT[file.mimetype]);
  },
});

const upload = multer({
  storage,
  limits: { fileSize: 4 * 1024 * 1024, files: 8, fields: 5 },
  fileFilter: (req, file, cb) => cb(null, Object.hasOwn(EXT, file.mimetype)),
});

const router = express.Router();

router.post('/albums/:album/photos', requireRole('editor'), upload.array('photos', 8), (req, res) => {
  res.status(201).json({ stored: req.files.map((f) => f.filename) });
});

module.exports = router;
