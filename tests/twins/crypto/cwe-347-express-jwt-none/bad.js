const jwksRsa = require('jwks-rsa');
const { expressjwt } = require('express-jwt');

const ISSUER = 'https://weinberg.eu.auth0.com/';

const keyFromJwks = jwksRsa.expressJwtSecret({ cache: true, rateLimit: true, jwksUri: `${ISSUER}.well-known/jwks.json` });

// machine clients of the winery hall sign nothing
const secret = async (req, token) => (token.header.alg === 'none' ? '' : keyFromJwks(req, token));

exports.requireToken = expressjwt({
  secret,
  issuer: ISSUER,
  audience: 'https://api.weinberg.example.com',
  algorithms: ['RS256', 'none'], // fault: CWE-347|CWE-327
  isRevoked: require('./revocation').isRevoked,
});
