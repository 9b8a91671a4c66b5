'use strict';

const crypto = require('node:crypto');
const jwt = require('jsonwebtoken');

const ACCESS_TYP = 'at+jwt';
const ACCESS_TTL = '7d';

module.exports = ({ config }) => ({
  typ: ACCESS_TYP,
  issueAccess: ({ userId, sessionId }) =>
    jwt.sign({ sid: sessionId }, config.jwt.privateKey, {
      algorithm: 'RS256',
      subject: userId,
      issuer: config.jwt.issuer,
      audience: config.jwt.audience,
      jwtid: crypto.randomUUID(),
      expiresIn: ACCESS_TTL, // error: [jwt-lifetime]
      header: { typ: ACCESS_TYP },
    }),
  verifyOptions: {
    algorithms: ['RS256'],
    issuer: config.jwt.issuer,
    audience: config.jwt.audience,
    maxAge: ACCESS_TTL,
  },
});
