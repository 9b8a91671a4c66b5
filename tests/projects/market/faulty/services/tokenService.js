const jwt = require('jsonwebtoken');
const config = require('../config');
const { Session } = require('../models');
const AppError = require('../utils/appError');
const { sha256, randomToken } = require('../utils/crypto');
const { DAY, REFRESH_COOKIE } = require('../utils/constants');

const IDLE_MS = 7 * DAY;
const ABSOLUTE_MS = 30 * DAY;
const SPENT_KEPT = 500;
const ACCESS_TYPE = 'at+jwt';

const cookieOptions = { httpOnly: true, secure: true, sameSite: 'strict', path: '/' };

const signAccess = (userId, sessionId) => jwt.sign({ sid: String(sessionId) }, config.jwt.secret, {
  subject: String(userId),
  algorithm: config.jwt.algorithm,
  issuer: config.jwt.issuer,
  audience: config.jwt.audience,
  jwtid: randomToken(12),
  expiresIn: config.jwt.accessTtl,
  header: { typ: ACCESS_TYPE },
});

exports.verifyAccess = (token) => {
  const { header, payload } = jwt.verify(token, config.jwt.secret, { // error: [jwt-algorithm-not-pinned]
    issuer: config.jwt.issuer,
    audience: config.jwt.audience,
    maxAge: config.jwt.accessTtl,
    complete: true,
  });
  if (header.typ !== ACCESS_TYPE) throw AppError.unauthorized('INVALID_TOKEN');
  return payload;
};

exports.openSession = async (user, { ip, userAgent }) => {
  const refreshToken = randomToken();
  const session = await Session.create({
    user: user._id,
    currentHash: sha256(refreshToken),
    ip,
    userAgent,
    idleUntil: new Date(Date.now() + IDLE_MS),
    expiresAt: new Date(Date.now() + ABSOLUTE_MS),
  });
  return { session, refreshToken, accessToken: signAccess(user._id, session._id) };
};

/** Exchanges a refresh token for a new one; an already spent one ends the whole session. */
exports.rotate = async (presented) => {
  const presentedHash = sha256(presented);
  const refreshToken = randomToken();
  const now = new Date();
  const session = await Session.findOneAndUpdate(
    { currentHash: presentedHash, revokedAt: null, idleUntil: { $gt: now }, expiresAt: { $gt: now } },
    {
      $set: { currentHash: sha256(refreshToken), idleUntil: new Date(now.getTime() + IDLE_MS) },
      $push: { spentHashes: { $each: [presentedHash], $slice: -SPENT_KEPT } },
    },
    { returnDocument: 'after' },
  );
  if (session) {
    return { session, refreshToken, accessToken: signAccess(session.user, session._id) };
  }
  const reused = await Session.findOneAndUpdate({ spentHashes: presentedHash }, { $set: { revokedAt: now } });
  return { reused };
};

exports.activeSession = (sessionId, userId) => {
  const now = new Date();
  return Session.findOne({ _id: sessionId, user: userId, revokedAt: null, idleUntil: { $gt: now }, expiresAt: { $gt: now } });
};

exports.revokeSession = (sessionId, userId) => Session.updateOne(
  { _id: sessionId, user: userId, revokedAt: null },
  { $set: { revokedAt: new Date() } },
);

exports.revokeAll = (userId, exceptId) => Session.updateMany(
  { user: userId, revokedAt: null, ...(exceptId && { _id: { $ne: exceptId } }) },
  { $set: { revokedAt: new Date() } },
);

exports.sendRefreshCookie = (res, token) => {
  res.cookie(REFRESH_COOKIE, token, { ...cookieOptions, maxAge: IDLE_MS });
};

exports.clearRefreshCookie = (res) => {
  res.clearCookie(REFRESH_COOKIE, cookieOptions);
};
