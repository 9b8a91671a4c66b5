const jwt = require('jsonwebtoken');

const base = { algorithm: 'HS256', issuer: 'https://api.example.com', audience: 'app' };

function optionsFor(user, remember) {
  return remember ? { ...base, subject: user.id } : { ...base, subject: user.id, expiresIn: '15m' };
}

exports.accessToken = function accessToken(user, { remember = false } = {}) {
  return jwt.sign({}, process.env.JWT_SECRET, optionsFor(user, remember)); // fault: CWE-613
};

exports.afterLogin = function afterLogin(req, res) {
  const remember = req.body.remember === true;
  res.json({ token: exports.accessToken(req.user, { remember }), type: 'Bearer' });
};
