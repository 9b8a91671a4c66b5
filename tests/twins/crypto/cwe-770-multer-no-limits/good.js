const multer = require('multer');
const { Router } = require('express');
const { fileTypeFromBuffer } = require('file-type');
const { authenticate } = require('../middleware/authenticate');
const avatars = require('../services/avatars');

const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: 2 * 1024 * 1024, files: 1, fields: 5, parts: 6 },
  fileFilter: (req, file, cb) => cb(null, ['image/png', 'image/jpeg'].includes(file.mimetype)),
});

const router = Router();

router.put('/me/avatar', authenticate, upload.single('avatar'), async (req, res, next) => {
  try {
    if (!req.file) return res.status(400).json({ error: 'a PNG or JPEG is needed' });
    const type = await fileTypeFromBuffer(req.file.buffer);
    if (!type || !['png', 'jpg'].includes(type.ext)) return res.status(415).json({ error: 'a PNG or JPEG is needed' });
    await avatars.store(req.user.id, req.file.buffer); // re-encodes and resizes
    res.status(204).end();
  } catch (err) {
    next(err);
  }
});

module.exports = router;
