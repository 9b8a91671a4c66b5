const crypto = require('node:crypto');
const express = require('express');
const multer = require('multer');
const sharp = require('sharp');
const { authenticate } = require('../middleware/authenticate');
const objects = require('../lib/objectStorage');
const avatars = require('../services/avatars');

const ALLOWED = new Set(['image/png', 'image/jpeg', 'image/webp']);

const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: 2 * 1024 * 1024, files: 1, fields: 4, parts: 6, fieldNestingDepth: 1 },
  fileFilter: (req, file, cb) => cb(null, ALLOWED.has(file.mimetype)),
});

const router = express.Router();

router.put('/me/avatar', authenticate, upload.single('avatar'), async (req, res, next) => {
  if (!req.file) return res.status(415).json({ error: 'A PNG, JPEG or WebP picture is needed' });
  try {
    const webp = await sharp(req.file.buffer, { limitInputPixels: 25e6 }).resize(256, 256).webp().toBuffer();
    const key = `avatars/${crypto.randomUUID()}.webp`;
    await objects.put(key, webp, { contentType: 'image/webp' });
    await avatars.replace(req.user.id, key);
    return res.json({ key });
  } catch (err) {
    return next(err);
  }
});

router.use((err, req, res, next) => {
  if (err instanceof multer.MulterError) return res.status(413).json({ error: 'File refused' });
  return next(err);
});

module.exports = router;
