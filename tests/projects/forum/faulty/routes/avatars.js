const { randomUUID } = require('node:crypto');
const path = require('node:path');
const { Router } = require('express');
const multer = require('multer');
const sharp = require('sharp');
const { signedIn } = require('../lib/access');

const FOLDER = path.resolve(process.env.AVATAR_DIR || 'avatars');
const TYPES = ['image/png', 'image/jpeg', 'image/webp'];
const upload = multer({ // error: upload-without-limits
  storage: multer.memoryStorage(),
  fileFilter: (req, file, done) => done(null, TYPES.includes(file.mimetype)),
});
const router = Router();

router.post('/', signedIn, upload.single('avatar'), async (req, res) => {
  const name = `${randomUUID()}.webp`;
  await sharp(req.file.buffer, { limitInputPixels: 4096 * 4096 }).resize(256, 256).webp().toFile(path.join(FOLDER, name));
  res.status(201).json({ name });
});

router.get('/:name', (req, res) => {
  res.sendFile(path.join(FOLDER, req.params.name)); // error: path-traversal
});

module.exports = router;
