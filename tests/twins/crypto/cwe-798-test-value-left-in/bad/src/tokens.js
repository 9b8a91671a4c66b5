const jwt = require('jsonwebtoken');

module.exports = function createTokens(options) {
  const { secret, ttl } = { secret: 'test-secret', ttl: '10m', ...options }; // fault: CWE-798
  return {
    sign: (subject) => jwt.sign({}, secret, { algorithm: 'HS256', subject, expiresIn: ttl }),
    verify: (token) => jwt.verify(token, secret, { algorithms: ['HS256'], maxAge: '10m' }),
  };
};
