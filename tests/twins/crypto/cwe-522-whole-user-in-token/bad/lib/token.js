const jwt = require('jsonwebtoken');

exports.issueToken = function issueToken(user) {
  return jwt.sign({ ...user, sub: String(user._id) }, process.env.JWT_KEY, { // fault: CWE-522|CWE-312
    algorithm: 'HS256',
    expiresIn: '15m',
    issuer: 'readinglist',
    audience: 'readinglist-web',
  });
};
