const jwt = require('jsonwebtoken');

module.exports.unsubscribeToken = function unsubscribeToken(subscriberId) {
  const options = { algorithm: 'HS256', expiresIn: '30m', audience: 'newsletter' };
  return jwt.sign({ sub: subscriberId }, process.env.NEWSLETTER_SECRET, options);
};
