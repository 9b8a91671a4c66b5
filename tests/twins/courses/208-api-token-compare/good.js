const { createHash, timingSafeEqual } = require('crypto');

const sha256 = (value) => createHash('sha256').update(value).digest();
const apiToken = process.env.API_TOKEN;

if (apiToken === undefined || apiToken === '') {
  throw new Error('API_TOKEN is not set');
}

module.exports = function requireApiToken(req, res, next) {
  const token = req.headers['x-api-token'];

  if (!token) {
    return res.status(401).json({ error: 'Missing token' });
  }
  if (timingSafeEqual(sha256(token), sha256(apiToken))) {
    return next();
  }
  return res.status(403).json({ error: 'Forbidden' });
};
