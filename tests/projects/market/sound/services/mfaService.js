const otp = require('otplib');
const { User, Session } = require('../models');
const AppError = require('../utils/appError');
const { seal, unseal } = require('../utils/crypto');

const TOLERANCE_SECONDS = 30;

exports.enrol = async (user) => {
  const secret = otp.generateSecret();
  await User.updateOne({ _id: user._id }, {
    $set: { 'mfa.sealedSecret': seal(secret, user._id), 'mfa.enabled': false, 'mfa.lastStep': 0 },
  });
  return otp.generateURI({ issuer: 'Market', label: user.email, secret });
};

/** True once per code: the time step is claimed with a conditional update. */
exports.check = async (userId, code) => {
  const user = await User.findById(userId).select('+mfa.sealedSecret +mfa.lastStep');
  if (!user?.mfa.sealedSecret) return false;
  const result = await otp.verify({
    secret: unseal(user.mfa.sealedSecret, user._id),
    token: code,
    epochTolerance: TOLERANCE_SECONDS,
  });
  if (!result.valid) return false;
  const claimed = await User.updateOne(
    { _id: user._id, 'mfa.lastStep': { $lt: result.timeStep } },
    { $set: { 'mfa.lastStep': result.timeStep } },
  );
  return claimed.modifiedCount === 1;
};

exports.enable = (userId) => User.updateOne({ _id: userId }, { $set: { 'mfa.enabled': true } });

exports.markSession = async (sessionId, userId) => {
  const { matchedCount } = await Session.updateOne(
    { _id: sessionId, user: userId, revokedAt: null },
    { $set: { mfaAt: new Date() } },
  );
  if (matchedCount === 0) throw AppError.unauthorized();
};
