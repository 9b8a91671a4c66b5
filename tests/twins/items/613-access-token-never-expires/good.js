'use strict';

var jwt = require('jsonwebtoken');
var crypto = require('crypto');
var refreshStore = require('./refresh-store');
var env = require('../env');

function AccessToken(userId) {
  return jwt.sign({}, env.ACCESS_KEY, {
    algorithm: 'HS256',
    subject: String(userId),
    issuer: env.ISSUER,
    audience: 'api',
    jwtid: crypto.randomUUID(),
    expiresIn: '15m',
  });
}

exports.issue = function (userId, callback) {
  var raw = crypto.randomBytes(32).toString('base64url');
  refreshStore.insert(
    { userId: userId, digest: crypto.createHash('sha256').update(raw).digest('hex'), expiresAt: Date.now() + 14 * 864e5 },
    function (err) {
      if (err) return callback(err);
      callback(null, { accessToken: AccessToken(userId), refreshToken: raw });
    }
  );
};

exports.check = function (token) {
  return jwt.verify(token, env.ACCESS_KEY, {
    algorithms: ['HS256'],
    issuer: env.ISSUER,
    audience: 'api',
  }).sub;
};
