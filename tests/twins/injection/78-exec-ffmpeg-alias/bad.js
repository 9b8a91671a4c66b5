'use strict';

const { exec: run } = require('child_process');
const { promisify } = require('util');
const path = require('path');
const express = require('express');
const { requireUser } = require('../middleware/require-user');
const Video = require('../models/video');

const sh = promisify(run);
const THUMBS = path.join(__dirname, '..', 'storage', 'thumbs');
const router = express.Router();

router.post('/videos/:id/thumbnail', requireUser, async (req, res, next) => {
  try {
    const video = await Video.findOne({ where: { id: Number(req.params.id), ownerId: req.user.id } });
    if (!video) return res.status(404).json({ error: 'not found' });

    const { at = '00:00:01', width = 320 } = req.body;
    const target = path.join(THUMBS, `${video.id}.jpg`);
    const args = ['-ss', at, '-i', video.storagePath, '-frames:v', '1', '-vf', `scale=${Number(width)}:-1`, target];

    await sh(['ffmpeg', '-y', ...args].join(' ')); // fault: CWE-78
    return res.status(201).json({ thumbnail: `/thumbs/${video.id}.jpg` });
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
