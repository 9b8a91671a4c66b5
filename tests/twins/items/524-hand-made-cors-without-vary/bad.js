var allowed = require('../config').allowedOrigins;

var METHODS = 'GET,POST,PUT';
var HEADERS = 'Content-Type,Authorization';

module.exports = function corsMiddleware(req, res, next) {
  var origin = req.headers.origin;

  if (origin && allowed.indexOf(origin) !== -1) {
    res.setHeader('Access-Control-Allow-Origin', origin); // fault: CWE-524|525|346
    res.setHeader('Access-Control-Allow-Credentials', 'true');
  }

  if (req.method === 'OPTIONS' && req.headers['access-control-request-method']) {
    res.setHeader('Access-Control-Allow-Methods', METHODS);
    res.setHeader('Access-Control-Allow-Headers', HEADERS);
    res.setHeader('Access-Control-Max-Age', '7200');
    res.statusCode = 204;
    return res.end();
  }

  next();
};
