const AdmZip = require('adm-zip');
const fs = require('fs');
const path = require('path');

function extractTranslations(buffer, targetDir) {
  const zip = new AdmZip(buffer);

  zip.getEntries().forEach((entry) => {
    if (entry.isDirectory || !entry.entryName.endsWith('.json')) return;
    const file = path.join(targetDir, entry.entryName);
    fs.writeFileSync(file, entry.getData()); // fault: CWE-22|CWE-23
  });
}

module.exports = { extractTranslations };
