const jwt = require('jsonwebtoken');

module.exports = function createTokens(options) {
  const { secret, ttl } = { ttl: '10m', ...options };
  if (!secret) throw new TypeError('createTokens: secret is missing');
  return {
    sign: (subject) => jwt.sign({}, secret, { algorithm: 'HS256', subject, expiresIn: ttl }),
    verify: (token) => jwt.verify(token, secret, { algorithms: ['HS256'], maxAge: '10m' }),
  };
};
