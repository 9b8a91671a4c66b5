const path = require('node:path');
const { randomUUID } = require('node:crypto');
const express = require('express');
const multer = require('multer');
const { requireUser } = require('../middleware/auth');
const avatars = require('../services/avatars');

const EXTENSION = new Map([['image/png', '.png'], ['image/jpeg', '.jpg'], ['image/webp', '.webp']]);

const storage = multer.diskStorage({
  destination: path.join(__dirname, '..', 'var', 'incoming'),
  filename: (req, file, cb) => cb(null, randomUUID() + EXTENSION.get(file.mimetype)),
});

const upload = multer({
  storage,
  limits: { fileSize: 2 * 1024 * 1024, files: 1, fields: 2, parts: 4 },
  fileFilter: (req, file, cb) => cb(null, EXTENSION.has(file.mimetype)),
});

const router = express.Router();

router.post('/avatar', requireUser, upload.single('picture'), async (req, res, next) => {
  if (!req.file) return res.status(400).json({ error: 'picture_missing' });
  try {
    const url = await avatars.reencode(req.user.id, req.file.path);
    res.status(201).json({ url });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
