var crypto = require('crypto');

exports.encrypt = function (text) {
  var salt = crypto.randomBytes(16);
  var iv = crypto.randomBytes(12);
  var key = crypto.scryptSync(process.env.CRYPT_PASSWORD, salt, 24);
  var cipher = crypto.createCipheriv('aes-192-gcm', key, iv);
  var out = cipher.update(text, 'utf8', 'hex');
  out += cipher.final('hex');
  return [salt.toString('hex'), iv.toString('hex'), cipher.getAuthTag().toString('hex'), out].join('.');
};
