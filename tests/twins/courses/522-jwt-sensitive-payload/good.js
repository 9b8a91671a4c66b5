const jwt = require('jsonwebtoken');

const signOptions = { algorithm: 'HS256', expiresIn: '15m', issuer: 'https://auth.example.com', audience: 'api' };

exports.tokenFor = (user) => {
  const payload = {
    sub: String(user.id),
    plan: user.plan,
    passwordChanged: user.passwordChangedAt.getTime(),
  };
  return jwt.sign(payload, process.env.JWT_SECRET, signOptions);
};
