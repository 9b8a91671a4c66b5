const yauzl = require('yauzl');
const iconv = require('iconv-lite');
const fs = require('fs');
const path = require('path');

// customers send archives made on old Windows machines: names are cp437
const decodeName = (raw) => iconv.decode(raw, 'cp437').replace(/\\/g, '/');

exports.extract = (zipPath, outDir, callback) => {
  yauzl.open(zipPath, { lazyEntries: true, decodeStrings: false }, (err, zip) => {
    if (err) return callback(err);

    zip.on('error', callback);
    zip.on('end', () => callback(null));
    zip.on('entry', (entry) => {
      const name = decodeName(entry.fileName);
      if (name.endsWith('/')) return zip.readEntry();

      const problem = yauzl.validateFileName(name);
      if (problem) return callback(new Error(problem));

      zip.openReadStream(entry, (openErr, stream) => {
        if (openErr) return callback(openErr);
        const out = fs.createWriteStream(path.join(outDir, name));
        out.on('error', callback);
        out.on('close', () => zip.readEntry());
        stream.pipe(out);
      });
    });
    zip.readEntry();
  });
};
