var jwt = require('jwt-simple');
var secret = process.env.TOKEN_SECRET;

exports.session = function (req, res) {
  var token = req.headers['x-access-token'];
  var claims;
  try {
    claims = jwt.decode(token, secret, false, 'HS256');
  } catch (e) {
    return res.status(401).end();
  }
  res.json({ userId: claims.sub, plan: claims.plan });
};
