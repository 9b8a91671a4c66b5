'use strict';

const childProcess = require('child_process');
const path = require('path');

const PHOTO_DIR = '/srv/photos';
const SIZES = { small: '200x200', medium: '400x400', large: '800x800' };

function buildCommand(photoId, opts) {
  const source = path.join(PHOTO_DIR, photoId + '.jpg');
  const parts = ['convert', source, '-resize', opts.size, '/srv/cache/' + photoId + '-thumb.jpg'];
  return parts.join(' ');
}

exports.createThumbnail = function createThumbnail(req, res) {
  const photoId = Number.parseInt(req.params.id, 10);
  if (Number.isNaN(photoId)) {
    res.status(404).end();
    return;
  }

  const wanted = req.body.size;
  if (!Object.hasOwn(SIZES, wanted)) {
    res.status(400).json({ error: 'unknown size' });
    return;
  }

  const cmd = buildCommand(String(photoId), { size: SIZES[wanted] });
  childProcess.execSync(cmd);
  res.status(201).json({ thumbnail: `/cache/${photoId}-thumb.jpg` });
};
