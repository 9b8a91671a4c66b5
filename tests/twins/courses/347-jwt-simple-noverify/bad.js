var jwt = require('jwt-simple');
var secret = process.env.TOKEN_SECRET;

exports.session = function (req, res) {
  var token = req.headers['x-access-token'];
  var claims = jwt.decode(token, secret, true, 'HS256'); // fault: CWE-347|CWE-345
  res.json({ userId: claims.sub, plan: claims.plan });
};
