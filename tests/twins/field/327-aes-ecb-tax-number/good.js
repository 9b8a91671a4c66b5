var crypto = require('crypto');

var KEY = Buffer.from(process.env.FIELD_KEY, 'hex');

exports.encrypt = function (text) {
  var iv = crypto.randomBytes(12);
  var cipher = crypto.createCipheriv('aes-256-gcm', KEY, iv, { authTagLength: 16 });
  var body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
};

exports.decrypt = function (text) {
  var raw = Buffer.from(text, 'base64');
  var decipher = crypto.createDecipheriv('aes-256-gcm', KEY, raw.subarray(0, 12), { authTagLength: 16 });
  decipher.setAuthTag(raw.subarray(12, 28));
  return decipher.update(raw.subarray(28), undefined, 'utf8') + decipher.final('utf8');
};
