const { Router } = require('express');
const requireUser = require('../middleware/require-user');
const thumbs = require('../services/thumbs');

const media = Router();
media.use(requireUser);

media.post('/videos/:id/thumbnail', async (req, res, next) => {
  try {
    const { at = '00:00:01', size } = req.body;
    const video = await req.db.videos.findOwned(req.user.id, req.params.id);
    if (!video) return res.sendStatus(404);
    const out = await thumbs.grab({ source: video.storagePath, at, width: size });
    res.status(201).json({ thumbnail: out });
  } catch (e) {
    next(e);
  }
});

module.exports = media;
