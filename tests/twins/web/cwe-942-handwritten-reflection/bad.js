'use strict';

// kept by hand since the old proxy could not add it
module.exports = function crossOrigin(req, res, next) {
  var origin = req.headers.origin;
  var local = !origin || req.headers.host === origin.split('//')[1];

  res.vary('Origin');
  if (!local) {
    res.setHeader('Access-Control-Allow-Origin', origin); // fault: CWE-942|CWE-346
    res.setHeader('Access-Control-Allow-Credentials', 'true');
    res.setHeader('Access-Control-Allow-Methods', 'GET, POST');
    res.setHeader('Access-Control-Allow-Headers', 'Content-Type, X-CSRF-Token');
    res.setHeader('Access-Control-Max-Age', '7200');
  }

  if (req.method === 'OPTIONS') {
    return res.status(204).end();
  }
  next();
};
