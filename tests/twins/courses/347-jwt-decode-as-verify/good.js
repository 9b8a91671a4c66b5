const jwt = require('jsonwebtoken');
const users = require('../services/users');
const keys = require('../config/keys');

module.exports = async function currentUser(req, res, next) {
  const token = (req.headers.authorization ?? '').replace(/^Bearer /, '');
  const header = jwt.decode(token, { complete: true })?.header;
  const key = keys.get(header?.kid);

  let payload;
  try {
    payload = jwt.verify(token, key, { algorithms: ['RS256'], issuer: 'https://id.example.com', audience: 'api' });
  } catch {
    return res.status(401).set('WWW-Authenticate', 'Bearer').end();
  }

  req.user = await users.findById(String(payload.sub));
  next();
};
