const jwt = require('jsonwebtoken');

const signOptions = { algorithm: 'HS256', expiresIn: '15m', issuer: 'https://auth.example.com', audience: 'api' };

exports.tokenFor = (user) => {
  const payload = {
    sub: String(user.id),
    email: user.email,
    password: user.passwordHash,
  };
  return jwt.sign(payload, process.env.JWT_SECRET, signOptions); // fault: CWE-522|CWE-312|CWE-200
};
