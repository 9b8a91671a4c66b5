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
    const out = root + path.sep + name;
    fs.mkdirSync(path.dirname(out), { recursive: true }); // fault: CWE-22|CWE-23
    stream.pipe(fs.createWriteStream(out, { mode: 0o644 })).on('finish', next); // fault: CWE-22|CWE-23
  });

  return new Promise((resolve, reject) => {
    extract.on('finish', resolve).on('error', reject);
    source.pipe(zlib.createGunzip()).on('error', reject).pipe(extract);
  });
};
