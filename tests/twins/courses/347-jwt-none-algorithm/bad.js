const jwt = require('jsonwebtoken');
const { publicKey } = require('../config/keys');

exports.verifyPartnerToken = (req, res, next) => {
  const token = req.get('X-Partner-Token');

  jwt.verify(token, publicKey, { algorithms: ['RS256', 'none'], issuer: 'partner', audience: 'shop' }, (err, claims) => { // fault: CWE-347|CWE-327
    if (err) return res.status(401).json({ error: 'Unauthorized' });
    req.partner = claims.sub;
    next();
  });
};
