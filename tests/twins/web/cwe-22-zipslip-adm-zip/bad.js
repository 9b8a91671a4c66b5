const AdmZip = require('adm-zip');
const fs = require('fs');
const path = require('path');

const MAX_ENTRIES = 500;
const MAX_BYTES = 50 * 1024 * 1024;

/** Unpacks a theme archive which a shop owner has uploaded. */
function installTheme(archive, shopDir) {
  const zip = new AdmZip(archive);
  const entries = zip.getEntries().filter((e) => !e.isDirectory);
  const total = entries.reduce((sum, e) => sum + e.header.size, 0);
  if (entries.length > MAX_ENTRIES || total > MAX_BYTES) {
    throw new RangeError('Theme archive is too big');
  }

  const installed = [];
  entries.forEach((entry) => {
    const dest = path.join(shopDir, entry.entryName);
    fs.mkdirSync(path.dirname(dest), { recursive: true }); // fault: CWE-22
    fs.writeFileSync(dest, entry.getData()); // fault: CWE-22
    installed.push(entry.entryName);
  });
  return installed;
}

module.exports = { installTheme };
