const AdmZip = require('adm-zip');
const fs = require('fs');
const path = require('path');

function extractTranslations(buffer, targetDir) {
  const zip = new AdmZip(buffer);

  zip.getEntries().forEach((entry) => {
    if (entry.isDirectory || !entry.entryName.endsWith('.json')) return;
    const file = path.join(targetDir, path.basename(entry.entryName));
    fs.writeFileSync(file, entry.getData());
  });
}

module.exports = { extractTranslations };
