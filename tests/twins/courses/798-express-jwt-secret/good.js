const { expressjwt } = require('express-jwt');
const revoked = require('../services/revoked-tokens');

module.exports = expressjwt({
  secret: process.env.API_JWT_SECRET,
  algorithms: ['HS256'],
  audience: 'shop-api',
  issuer: 'https://auth.example.com',
  isRevoked: (req, token) => revoked.has(token.payload.jti),
}).unless({ path: ['/health'] });
