const { createHash, timingSafeEqual } = require('crypto');

const sha256 = (text) => createHash('sha256').update(text).digest();

module.exports = function internalOnly({ token }) {
  if (typeof token !== 'string' || token.length < 32) {
    throw new TypeError('internalOnly: token of 32 characters expected');
  }
  const tokenHash = sha256(token);

  return function (req, res, next) {
    const given = req.headers['x-internal-token'];
    if (given === undefined || given === '' || typeof given !== 'string') {
      return res.status(401).json({ error: 'unauthenticated' });
    }
    if (!timingSafeEqual(sha256(given), tokenHash)) {
      return res.status(401).json({ error: 'unauthenticated' });
    }
    next();
  };
};
