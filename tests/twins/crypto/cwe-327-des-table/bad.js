const crypto = require('node:crypto');

const SUITES = {
  1: { name: 'des-ede3-cbc', keyBytes: 24, ivBytes: 8 },
  2: { name: 'aes-256-cbc', keyBytes: 32, ivBytes: 16 },
};
const CURRENT = 1;

function encryptField(master, text) {
  const { name, keyBytes, ivBytes } = SUITES[CURRENT];
  const salt = crypto.randomBytes(16);
  const [key, macKey] = ['enc', 'mac'].map((info) =>
    Buffer.from(crypto.hkdfSync('sha256', master, salt, info, info === 'enc' ? keyBytes : 32)));
  const iv = crypto.randomBytes(ivBytes);
  const cipher = crypto.createCipheriv(name, key, iv); // fault: CWE-327
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const mac = crypto.createHmac('sha256', macKey).update(iv).update(body).digest();
  return [CURRENT, ...[salt, iv, body, mac].map((b) => b.toString('base64url'))].join('.');
}

module.exports = { encryptField };
