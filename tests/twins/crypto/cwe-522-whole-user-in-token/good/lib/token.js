const jwt = require('jsonwebtoken');

exports.issueToken = function issueToken(user) {
  const { _id, roles } = user;
  return jwt.sign({ roles, sub: String(_id) }, process.env.JWT_KEY, {
    algorithm: 'HS256',
    expiresIn: '15m',
    issuer: 'readinglist',
    audience: 'readinglist-web',
  });
};
