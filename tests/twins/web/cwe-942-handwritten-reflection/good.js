'use strict';

var ALLOWED = new Set(['https://www.acme.example', 'https://m.acme.example']);

// kept by hand since the old proxy could not add it
module.exports = function crossOrigin(req, res, next) {
  var origin = req.headers.origin;
  var local = !origin || req.headers.host === origin.split('//')[1];

  res.vary('Origin');
  if (!local && ALLOWED.has(origin)) {
    res.setHeader('Access-Control-Allow-Origin', origin);
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
