const jwt = require('jsonwebtoken');

function issueAccessToken(user) {
  return jwt.sign({ sub: String(user.id) }, process.env.JWT_SECRET, {
    algorithm: 'HS256',
    expiresIn: '15m',
    issuer: 'https://auth.example.com',
    audience: 'shop-api',
  });
}

module.exports = { issueAccessToken };
