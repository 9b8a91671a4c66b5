const express = require('express');
const multer = require('multer');
const { randomUUID } = require('crypto');
const { requireAdmin } = require('../auth');
const install = require('./install');

const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: 5 * 1024 * 1024, files: 1 },
  fileFilter: (req, file, done) => done(null, file.mimetype === 'application/zip'),
});

const router = express.Router();

router.post('/', requireAdmin, upload.single('theme'), (req, res, next) => {
  if (!req.file) return res.status(415).json({ error: 'zip expected' });
  const slug = randomUUID();
  install(req.file.buffer, slug).then((files) => res.status(201).json({ slug, files }), next);
});

module.exports = router;
