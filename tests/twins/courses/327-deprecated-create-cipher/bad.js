var crypto = require('crypto');

exports.encrypt = function (text) {
  var cipher = crypto.createCipher('aes192', process.env.CRYPT_PASSWORD); // fault: CWE-327|CWE-1204
  var out = cipher.update(text, 'utf8', 'hex');
  out += cipher.final('hex');
  return out;
};
