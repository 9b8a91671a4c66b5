const jwt = require('jsonwebtoken');
const users = require('../services/users');

module.exports = async function currentUser(req, res, next) {
  const token = (req.headers.authorization ?? '').replace(/^Bearer /, '');
  const payload = jwt.decode(token); // fault: CWE-347|CWE-345

  if (!payload || payload.exp * 1000 < Date.now()) {
    return res.status(401).set('WWW-Authenticate', 'Bearer').end();
  }

  req.user = await users.findById(payload.sub);
  next();
};
