const fs = require('fs');
const path = require('path');
const unzipper = require('unzipper');

const THEME_DIR = '/srv/themes';

module.exports.installTheme = function installTheme(archive, done) {
  fs.createReadStream(archive)
    .pipe(unzipper.Parse())
    .on('entry', (entry) => {
      if (entry.type === 'Directory') return entry.autodrain();

      const destination = path.join(THEME_DIR, entry.path);
      if (!destination.startsWith(THEME_DIR + path.sep)) return entry.autodrain();
      entry.pipe(fs.createWriteStream(destination));
    })
    .on('error', done)
    .on('close', () => done(null));
};
