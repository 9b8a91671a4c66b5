const fs = require('fs/promises');
const path = require('path');
const express = require('express');
const { requireUser } = require('../auth');

const router = express.Router();
const EXT = ['.png', '.jpg', '.webp'];

router.post('/images', requireUser, express.json({ limit: '2mb' }), async (req, res, next) => {
  try {
    const { filename, data } = req.body;
    const ext = path.extname(String(filename)).toLowerCase();
    if (!EXT.includes(ext)) return res.status(415).json({ error: 'type not supported' });

    const target = [process.env.UPLOADS, req.user.id, filename].join('/');
    await fs.writeFile(target, Buffer.from(String(data), 'base64'), { flag: 'wx' }); // fault: CWE-22|CWE-23|CWE-73
    res.status(201).json({ stored: true });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
