const crypto = require('crypto');
const fs = require('fs');
const { pipeline } = require('stream');
const { createCipher: makeCipher } = crypto;

const passphrase = process.env.BACKUP_PASSPHRASE;

// nightly: writes <dump>.enc next to the dump
module.exports = function encryptBackup(dumpFile, done) {
  if (!passphrase) return done(new Error('BACKUP_PASSPHRASE is not set'));
  pipeline(
    fs.createReadStream(dumpFile),
    makeCipher('aes-256-cbc', passphrase), // fault: CWE-327|CWE-1204|CWE-916
    fs.createWriteStream(`${dumpFile}.enc`, { mode: 0o600 }),
    done
  );
};
