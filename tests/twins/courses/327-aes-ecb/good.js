const crypto = require('crypto');

const key = Buffer.from(process.env.FIELD_KEY, 'hex');

exports.encryptIban = function encryptIban(iban) {
  const iv = crypto.randomBytes(12);
  const cipher = crypto.createCipheriv('aes-256-gcm', key, iv);
  const body = Buffer.concat([cipher.update(iban, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
};
