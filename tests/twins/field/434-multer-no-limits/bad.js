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

const upload = multer({ storage }); // fault: CWE-434|CWE-770|CWE-400

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
