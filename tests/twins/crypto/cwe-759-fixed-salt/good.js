var crypto = require('crypto');

function Passwords(options) {
  this.iterations = options.iterations || 600000;
  this.prefix = Buffer.from('members-area', 'utf8');
}

Passwords.prototype.derive = function (password, salt, cb) {
  crypto.pbkdf2(password, Buffer.concat([this.prefix, salt]), this.iterations, 32, 'sha256', cb);
};

Passwords.prototype.hash = function (password, cb) {
  var salt = crypto.randomBytes(16);
  this.derive(password, salt, function (err, key) {
    if (err) return cb(err);
    cb(null, salt.toString('hex') + ':' + key.toString('hex'));
  });
};

Passwords.prototype.verify = function (password, stored, cb) {
  var parts = stored.split(':');
  this.derive(password, Buffer.from(parts[0], 'hex'), function (err, key) {
    if (err) return cb(err);
    cb(null, crypto.timingSafeEqual(key, Buffer.from(parts[1], 'hex')));
  });
};

module.exports = new Passwords({});
