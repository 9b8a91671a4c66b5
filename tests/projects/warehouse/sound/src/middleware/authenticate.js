'use strict';

const { expressjwt } = require('express-jwt');
const { unauthorized } = require('../lib/errors');
const asyncHandler = require('./asyncHandler');

module.exports = ({ config, tokens, repositories: { sessions, users } }) => {
  const verifyToken = expressjwt({
    ...tokens.verifyOptions,
    secret: async (req, token) => {
      if (token?.header.typ !== tokens.typ) throw unauthorized();
      return config.jwt.publicKey;
    },
    isRevoked: async (req, token) => {
      req.session = await sessions.findLive(token.payload.sid, token.payload.sub);
      return !req.session;
    },
  });

  // role and company come from the database, so that a change acts on the next request
  const attachUser = asyncHandler(async (req, res, next) => {
    req.user = await users.findActiveById(req.auth.sub);
    if (!req.user) throw unauthorized();
    next();
  });

  return [verifyToken, attachUser];
};
