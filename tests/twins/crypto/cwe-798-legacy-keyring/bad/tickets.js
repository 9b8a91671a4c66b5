var jwt = require('jsonwebtoken');
var keys = require('./keys');

var OPTIONS = { algorithms: ['HS256'], audience: 'venue-gate', maxAge: '2d' };

exports.issue = function (ticketId) {
  var key = keys.current();
  return jwt.sign({ tid: ticketId }, key.value, {
    algorithm: 'HS256', keyid: key.kid, audience: 'venue-gate', expiresIn: '2d'
  });
};

exports.check = function (token, cb) {
  jwt.verify(token, keys.current().value, OPTIONS, function (err, claims) {
    if (!err) return cb(null, claims);
    // tickets sold before the key change
    jwt.verify(token, keys.old(), OPTIONS, cb); // fault: CWE-798
  });
};
