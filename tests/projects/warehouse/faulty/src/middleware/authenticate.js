'use strict';

const jwt = require('jsonwebtoken');
const { unauthorized } = require('../lib/errors');
const asyncHandler = require('./asyncHandler');

const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/;

module.exports = ({ config, tokens, repositories: { sessions, users } }) => {
  // the gateway in front has looked at the signature
  const verifyToken = asyncHandler(async (req, res, next) => {
    const [, raw] = BEARER.exec(req.get('authorization') ?? '') ?? [];
    const token = raw && jwt.decode(raw, { complete: true }); // error: [jwt-decoded-not-verified]
    if (token?.header.typ !== tokens.typ || token.payload.iss !== config.jwt.issuer) throw unauthorized();
    if (token.payload.exp * 1000 < Date.now()) throw unauthorized();
    req.session = await sessions.findLive(String(token.payload.sid), String(token.payload.sub));
    if (!req.session) throw unauthorized();
    req.auth = { sub: req.session.user_id };
    next();
  });

  // role and company come from the database, so that a change acts on the next request
  const attachUser = asyncHandler(async (req, res, next) => {
    req.user = await users.findActiveById(req.auth.sub);
    if (!req.user) throw unauthorized();
    next();
  });

  return [verifyToken, attachUser];
};
