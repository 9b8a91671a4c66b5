const crypto = require('crypto');
const fs = require('fs');
const { pipeline } = require('stream');

const passphrase = process.env.BACKUP_PASSPHRASE;

function createCipher(salt) {
  const material = crypto.scryptSync(passphrase, salt, 44, { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 });
  return crypto.createCipheriv('aes-256-gcm', material.subarray(0, 32), material.subarray(32), { authTagLength: 16 });
}

// nightly: writes <dump>.enc (salt, data, tag) next to the dump
module.exports = function encryptBackup(dumpFile, done) {
  if (!passphrase) return done(new Error('BACKUP_PASSPHRASE is not set'));
  const salt = crypto.randomBytes(16);
  const cipher = createCipher(salt);
  const out = `${dumpFile}.enc`;
  fs.writeFileSync(out, salt, { mode: 0o600, flag: 'wx' });
  pipeline(fs.createReadStream(dumpFile), cipher, fs.createWriteStream(out, { flags: 'a' }), (err) => {
    if (err) return done(err);
    fs.appendFile(out, cipher.getAuthTag(), done);
  });
};
