var crypto = require('crypto');

function Passwords(options) {
  this.iterations = options.iterations || 600000;
  this.salt = Buffer.from('members-area', 'utf8');
}

Passwords.prototype.hash = function (password, cb) {
  crypto.pbkdf2(password, this.salt, this.iterations, 32, 'sha256', function (err, key) { // fault: CWE-759|CWE-760
    if (err) return cb(err);
    cb(null, key.toString('hex'));
  });
};

Passwords.prototype.verify = function (password, stored, cb) {
  this.hash(password, function (err, hex) {
    if (err) return cb(err);
    cb(null, crypto.timingSafeEqual(Buffer.from(hex, 'hex'), Buffer.from(stored, 'hex')));
  });
};

module.exports = new Passwords({});
