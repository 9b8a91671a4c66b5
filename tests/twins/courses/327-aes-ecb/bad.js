const crypto = require('crypto');

const key = Buffer.from(process.env.FIELD_KEY, 'hex');

exports.encryptIban = function encryptIban(iban) {
  const cipher = crypto.createCipheriv('aes-256-ecb', key, null); // fault: CWE-327
  return cipher.update(iban, 'utf8', 'base64') + cipher.final('base64');
};
