const fs = require('fs');
const path = require('path');
const AdmZip = require('adm-zip');

const THEMES = path.resolve(process.env.THEME_DIR || 'content/themes');
const MAX = 20 * 1024 * 1024;

module.exports = async function install(archive, slug) {
  const zip = new AdmZip(archive);
  const entries = zip.getEntries().filter((e) => !e.isDirectory);
  if (entries.reduce((n, e) => n + e.header.size, 0) > MAX) throw new RangeError('theme too large');

  const home = path.join(THEMES, slug);
  for (const entry of entries) {
    const target = path.join(home, entry.entryName);
    if (!target.startsWith(home + path.sep)) throw new Error('illegal entry name');
    await fs.promises.mkdir(path.dirname(target), { recursive: true });
    await fs.promises.writeFile(target, entry.getData());
  }
  return entries.length;
};
