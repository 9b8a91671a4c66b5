const jwksRsa = require('jwks-rsa');
const { expressjwt } = require('express-jwt');

const ISSUER = 'https://weinberg.eu.auth0.com/';

const keyFromJwks = jwksRsa.expressJwtSecret({ cache: true, rateLimit: true, jwksUri: `${ISSUER}.well-known/jwks.json` });

const secret = async (req, token) => {
  if (token.header.alg === 'none') throw new Error('unsigned token');
  return keyFromJwks(req, token);
};

exports.requireToken = expressjwt({
  secret,
  issuer: ISSUER,
  audience: 'https://api.weinberg.example.com',
  algorithms: ['RS256'],
  isRevoked: require('./revocation').isRevoked,
});
