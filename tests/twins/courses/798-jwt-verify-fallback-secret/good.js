const jwt = require('jsonwebtoken');

const JWT_SECRET = process.env.JWT_SECRET || '';
if (JWT_SECRET.length < 32) {
  throw new Error('JWT_SECRET with at least 32 characters is required');
}

module.exports = function authenticate(req, res, next) {
  const [scheme, token] = (req.headers.authorization || '').split(' ');
  if (scheme !== 'Bearer' || !token) {
    return res.status(401).set('WWW-Authenticate', 'Bearer').end();
  }

  try {
    req.user = jwt.verify(token, JWT_SECRET, {
      algorithms: ['HS256'], issuer: 'https://auth.example.com', audience: 'shop-api',
    });
    next();
  } catch {
    res.status(401).set('WWW-Authenticate', 'Bearer').end();
  }
};
