var crypto = require('crypto');

var KEY = Buffer.from(process.env.FIELD_KEY, 'hex');

exports.encrypt = function (text) {
  var cipher = crypto.createCipheriv('aes-256-ecb', KEY, null); // fault: CWE-327
  return cipher.update(text, 'utf8', 'base64') + cipher.final('base64');
};

exports.decrypt = function (text) {
  var decipher = crypto.createDecipheriv('aes-256-ecb', KEY, null); // fault: CWE-327
  return decipher.update(text, 'base64', 'utf8') + decipher.final('utf8');
};
