const path = require('node:path');
const { randomUUID } = require('node:crypto');
const express = require('express');
const multer = require('multer');
const { requireUser } = require('../middleware/auth');
const avatars = require('../services/avatars');

const storage = multer.diskStorage({
  destination: path.join(__dirname, '..', 'public', 'avatars'),
  filename: (req, file, cb) => cb(null, randomUUID() + path.extname(file.originalname)),
});

const upload = multer({ // fault: CWE-434
  storage,
  limits: { fileSize: 2 * 1024 * 1024, files: 1, fields: 2, parts: 4 },
});

const router = express.Router();

router.post('/avatar', requireUser, upload.single('picture'), async (req, res, next) => {
  if (!req.file) return res.status(400).json({ error: 'picture_missing' });
  try {
    await avatars.set(req.user.id, req.file.filename);
    res.status(201).json({ url: `/avatars/${req.file.filename}` });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
