const jwt = require('jsonwebtoken');

module.exports.unsubscribeToken = function unsubscribeToken(subscriberId) {
  const options = { algorithm: 'none', expiresIn: '30m', audience: 'newsletter' };
  return jwt.sign({ sub: subscriberId }, '', options); // fault: CWE-347|CWE-327
};
