const path = require('node:path');
const fs = require('node:fs/promises');
const crypto = require('node:crypto');
const sharp = require('sharp');
const config = require('../config');
const AppError = require('../utils/appError');

const ACCEPTED = new Set(['jpeg', 'png', 'webp']);
const MAX_EDGE = 1600;

exports.NAME_PATTERN = /^[0-9a-f-]{36}\.webp$/;

const open = (buffer) => sharp(buffer, { limitInputPixels: 40e6, failOn: 'error' });

/** Re-encodes an uploaded picture, so nothing but pixels of it is kept. */
exports.store = async (buffer) => {
  const meta = await open(buffer).metadata().catch(() => ({}));
  if (!ACCEPTED.has(meta.format)) {
    throw new AppError(415, 'UNSUPPORTED_IMAGE', 'Only JPEG, PNG and WebP pictures are accepted');
  }
  const { data, info } = await open(buffer)
    .rotate()
    .resize({ width: MAX_EDGE, height: MAX_EDGE, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 82 })
    .toBuffer({ resolveWithObject: true });
  const name = `${crypto.randomUUID()}.webp`;
  await fs.writeFile(path.join(config.uploadDir, name), data, { mode: 0o640, flag: 'wx' });
  return { name, width: info.width, height: info.height };
};

exports.remove = async (image) => {
  await fs.rm(path.join(config.uploadDir, path.basename(image.name)), { force: true });
};
