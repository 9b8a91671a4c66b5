const path = require('path');
const { randomUUID } = require('crypto');
const express = require('express');
const multer = require('multer');
const { requireUser } = require('../auth');

const TYPES = { 'image/png': '.png', 'image/jpeg': '.jpg' };

const storage = multer.diskStorage({
  destination: path.join(__dirname, '../../private/avatars'),
  filename: (req, file, done) => done(null, randomUUID() + (TYPES[file.mimetype] || '.bin')),
});

const fileFilter = (req, file, done) => done(null, Object.hasOwn(TYPES, file.mimetype));
const upload = multer({ storage, fileFilter, limits: { fileSize: 1024 * 1024, files: 1 } });

const router = express.Router();

router.put('/me/avatar', requireUser, upload.single('avatar'), async (req, res, next) => {
  if (!req.file) return res.status(415).json({ error: 'PNG or JPEG expected' });
  try {
    await req.app.locals.users.setAvatar(req.user.id, req.file.filename);
    res.sendStatus(204);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
