const { expressjwt } = require('express-jwt');
const revoked = require('../services/revoked-tokens');

module.exports = expressjwt({
  secret: 'Tr0ub4dor&3-api-secret', // fault: CWE-798
  algorithms: ['HS256'],
  audience: 'shop-api',
  issuer: 'https://auth.example.com',
  isRevoked: (req, token) => revoked.has(token.payload.jti),
}).unless({ path: ['/health'] });
