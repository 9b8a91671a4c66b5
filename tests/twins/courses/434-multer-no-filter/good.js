const crypto = require('crypto');
const multer = require('multer');
const { requireUser } = require('../middleware/auth');

const TYPES = new Map([['image/png', '.png'], ['image/jpeg', '.jpg']]);

const storage = multer.diskStorage({
  destination: 'public/uploads',
  filename: (req, file, cb) => cb(null, crypto.randomUUID() + TYPES.get(file.mimetype)),
});
const fileFilter = (req, file, cb) => cb(null, TYPES.has(file.mimetype));

const upload = multer({ storage, fileFilter, limits: { fileSize: 2 * 1024 * 1024, files: 1 } });

module.exports = (router) => {
  router.post('/avatar', requireUser, upload.single('avatar'), (req, res) => {
    if (!req.file) return res.status(415).json({ error: 'PNG or JPEG only' });
    res.status(201).json({ url: '/uploads/' + req.file.filename });
  });
};
