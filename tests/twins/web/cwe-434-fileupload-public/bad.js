const express = require('express');
const fileUpload = require('express-fileupload');
const path = require('path');
const { randomUUID } = require('crypto');
const auth = require('../lib/auth');

const router = express.Router();

router.use(auth.required);
router.use(fileUpload({ limits: { fileSize: 3 * 1024 * 1024, files: 1 }, abortOnLimit: true }));

router.post('/gallery', async function (req, res) {
  const image = req.files && req.files.image;
  if (!image || Array.isArray(image)) {
    return res.status(400).json({ error: 'One image is required' });
  }

  // only pictures
  if (!image.mimetype.startsWith('image/')) {
    return res.status(415).json({ error: 'Only pictures are allowed' });
  }

  const ext = path.extname(image.name);
  const saved = randomUUID() + ext;
  await image.mv(path.join(__dirname, '..', 'public', 'gallery', saved)); // fault: CWE-434
  res.status(201).json({ url: '/gallery/' + saved });
});

module.exports = router;
