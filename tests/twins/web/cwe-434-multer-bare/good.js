const { Router } = require('express');
const multer = require('multer');
const { requireUser } = require('../middleware/session');
const pictures = require('../services/pictures');

const upload = multer({
  dest: '/var/tmp/picture-inbox',
  limits: { fileSize: 2 * 1024 * 1024, files: 1, fields: 2, parts: 3 },
  fileFilter(req, file, cb) {
    cb(null, ['image/png', 'image/jpeg'].includes(file.mimetype));
  },
});

const router = Router();

router.post('/profile/picture', requireUser, upload.single('picture'), async (req, res, next) => {
  try {
    if (!req.file) return res.status(415).json({ error: 'A PNG or JPEG is required' });
    const stored = await pictures.store(req.user.id, req.file.path);
    res.status(201).json({ id: stored.id });
  } catch (err) {
    next(err);
  }
});

router.use((err, req, res, next) => {
  if (err instanceof multer.MulterError) {
    const status = err.code === 'LIMIT_FILE_SIZE' ? 413 : 400;
    return res.status(status).json({ error: 'Upload refused' });
  }
  next(err);
});

module.exports = router;
