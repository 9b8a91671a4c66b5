const crypto = require('crypto');

const key = Buffer.from(process.env.TOKEN_KEY, 'hex');

exports.decrypt = function decrypt(packet) {
  const iv = packet.subarray(0, 12);
  const tag = packet.subarray(12, 28);
  const body = packet.subarray(28);

  const decipher = crypto.createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
  decipher.setAuthTag(tag);
  return decipher.update(body, undefined, 'utf8') + decipher.final('utf8');
};
