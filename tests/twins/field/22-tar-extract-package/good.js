'use strict';
// Extracts the tarballs of plugins, as published on the registry.
const fs = require('fs');
const path = require('path');
const zlib = require('zlib');
const tar = require('tar-stream');

module.exports = function extractPlugin(source, destination) {
  const root = path.resolve(destination);
  const extract = tar.extract();

  extract.on('entry', (header, stream, next) => {
    const name = header.name.split('/').slice(1).join('/');
    if (header.type !== 'file' || !name) {
      stream.on('end', next);
      return stream.resume();
    }
    const out = path.resolve(root, name);
    if (path.relative(root, out).split(path.sep)[0] === '..') {
      return next(new Error('entry outside of the target folder'));
    }
    fs.mkdirSync(path.dirname(out), { recursive: true });
    stream.pipe(fs.createWriteStream(out, { mode: 0o644 })).on('finish', next);
  });

  return new Promise((resolve, reject) => {
    extract.on('finish', resolve).on('error', reject);
    source.pipe(zlib.createGunzip()).on('error', reject).pipe(extract);
  });
};
