'use strict';

const childProcess = require('child_process');
const path = require('path');

const PHOTO_DIR = '/srv/photos';

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

  const cmd = buildCommand(String(photoId), { size: req.body.size || '200x200' });
  childProcess.execSync(cmd); // fault: CWE-78
  res.status(201).json({ thumbnail: `/cache/${photoId}-thumb.jpg` });
};
