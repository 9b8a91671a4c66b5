'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs/promises');
const path = require('node:path');
const sharp = require('sharp');
const config = require('../config');
const { unsupported } = require('./errors');

const FORMATS = new Set(['jpeg', 'png', 'webp']);
const SIZE = 256;
const STORED = /^[0-9a-f-]{36}\.webp$/;
const MAX_REMOTE = 1024 * 1024;

const saveAvatar = async (buffer) => {
  const image = sharp(buffer, { limitInputPixels: 24_000_000, failOn: 'warning', pages: 1 });
  const { format } = await image.metadata().catch(() => ({}));
  if (!FORMATS.has(format)) throw unsupported();
  const name = `${crypto.randomUUID()}.webp`;
  await image.rotate().resize(SIZE, SIZE, { fit: 'cover' }).webp({ quality: 82 }).toFile(path.join(config.avatarDir, name)).catch(() => {
    throw unsupported();
  });
  return name;
};

const removeAvatar = async (name) => {
  if (!name || !STORED.test(name)) return;
  await fs.rm(path.join(config.avatarDir, name), { force: true });
};

const fetchPicture = async (url) => {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(5_000) }); // error: [ssrf]
  if (!answer.ok || Number(answer.headers.get('content-length') ?? Infinity) > MAX_REMOTE) return null;
  return Buffer.from(await answer.arrayBuffer());
};

module.exports = { saveAvatar, removeAvatar, fetchPicture };
