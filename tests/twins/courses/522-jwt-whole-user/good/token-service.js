const jwt = require('jsonwebtoken');

class TokenService {
  sign(claims) {
    return jwt.sign(claims, process.env.JWT_SECRET, {
      algorithm: 'HS256', expiresIn: '10m', issuer: 'https://auth.example.com', audience: 'api',
    });
  }
}

module.exports = new TokenService();
