const jwt = require('jsonwebtoken');

const base = { algorithm: 'HS256', issuer: 'https://api.example.com', audience: 'app' };

function optionsFor(user, remember) {
  return { ...base, subject: user.id, expiresIn: remember ? '30m' : '15m' };
}

exports.accessToken = function accessToken(user, { remember = false } = {}) {
  return jwt.sign({}, process.env.JWT_SECRET, optionsFor(user, remember));
};

exports.afterLogin = function afterLogin(req, res) {
  const remember = req.body.remember === true;
  res.json({ token: exports.accessToken(req.user, { remember }), type: 'Bearer' });
};
