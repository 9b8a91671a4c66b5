const { User } = require('../models');
const passwords = require('../services/passwordService');
const tokens = require('../services/tokenService');
const mfa = require('../services/mfaService');
const mail = require('../services/emailService');
const AppError = require('../utils/appError');
const catchAsync = require('../utils/catchAsync');
const logger = require('../utils/logger');
const { sha256, randomToken } = require('../utils/crypto');
const { HOUR, DAY, MINUTE, REFRESH_COOKIE, RESET_PASSWORD_PATH } = require('../utils/constants');

const REFRESH_FORMAT = /^[\w-]{43}$/;
const ACCEPTED = { message: 'If the address can be used, we have sent a mail to it' };

const issueOneTime = (ttl) => {
  const token = randomToken();
  return { token, stored: { hash: sha256(token), expiresAt: new Date(Date.now() + ttl) } };
};

const device = (req) => ({ ip: req.ip, userAgent: (req.get('user-agent') ?? '').slice(0, 256) });

exports.register = catchAsync(async (req, res) => {
  const { name, email, password } = req.valid.body;
  await passwords.assertNotBreached(password);
  const [passwordHash, existing] = await Promise.all([passwords.hash(password), User.exists({ email })]);

  if (existing) {
    mail.sendLater(email, 'exists');
  } else {
    const { token, stored } = issueOneTime(DAY);
    const user = await User.create({ name, email, passwordHash, verification: stored });
    logger.event('user_created', req, { detail: { subject: user.id } });
    mail.sendLater(email, 'verify', { url: mail.frontendLink('/verify-email', token) });
  }
  res.status(202).json(ACCEPTED);
});

exports.verifyEmail = catchAsync(async (req, res) => {
  const user = await User.findOneAndUpdate(
    { 'verification.hash': sha256(req.valid.body.token), 'verification.expiresAt': { $gt: new Date() } },
    { $set: { emailVerifiedAt: new Date() }, $unset: { verification: 1 } },
  );
  if (!user) throw new AppError(400, 'BAD_TOKEN', 'This link is not valid any more');
  res.status(204).end();
});

exports.login = catchAsync(async (req, res) => {
  const { email, password } = req.valid.body;
  const user = await User.findOne({ email }).select('+passwordHash');
  const matches = await passwords.verify(password, user?.passwordHash);

  if (!user || !matches || !user.active || !user.emailVerifiedAt) {
    logger.event('authn_login_fail', req, { level: 'warn', detail: { subject: user?.id ?? 'unknown' } });
    throw new AppError(401, 'INVALID_CREDENTIALS', 'E-mail address or password is wrong');
  }

  const { accessToken, refreshToken } = await tokens.openSession(user, device(req));
  logger.event('authn_login_success', req, { detail: { subject: user.id } });
  tokens.sendRefreshCookie(res, refreshToken);
  res.json({ data: { accessToken, user: user.toProfile() } });
});

exports.refresh = catchAsync(async (req, res) => {
  const presented = req.cookies[REFRESH_COOKIE];
  if (typeof presented !== 'string' || !REFRESH_FORMAT.test(presented)) throw AppError.unauthorized();

  const { session, accessToken, refreshToken, reused } = await tokens.rotate(presented);
  if (!session) {
    const event = reused ? 'authn_token_reuse' : 'authn_refresh_fail';
    logger.event(event, req, { level: 'warn', detail: { subject: reused && String(reused.user) } });
    tokens.clearRefreshCookie(res);
    throw AppError.unauthorized('SESSION_ENDED');
  }
  tokens.sendRefreshCookie(res, refreshToken);
  res.json({ data: { accessToken } });
});

exports.logout = catchAsync(async (req, res) => {
  await tokens.revokeSession(req.auth.sessionId, req.auth.userId);
  logger.event('authn_logout', req);
  tokens.clearRefreshCookie(res);
  res.setHeader('Clear-Site-Data', '"cookies", "storage"');
  res.status(204).end();
});

exports.logoutEverywhere = catchAsync(async (req, res) => {
  await tokens.revokeAll(req.auth.userId);
  logger.event('authn_logout', req, { detail: { everywhere: true } });
  tokens.clearRefreshCookie(res);
  res.status(204).end();
});

async function startReset(email) {
  const { token, stored } = issueOneTime(HOUR / 2);
  const user = await User.findOneAndUpdate({ email, active: true }, { $set: { reset: stored } });
  if (user) await mail.send(email, 'reset', { url: mail.frontendLink(RESET_PASSWORD_PATH, token) });
}

exports.forgotPassword = catchAsync(async (req, res) => {
  startReset(req.valid.body.email).catch((err) => logger.error('reset_failed', { err, requestId: req.id }));
  logger.event('authn_reset_requested', req);
  res.status(202).json(ACCEPTED);
});

exports.resetPassword = catchAsync(async (req, res) => {
  const { token, password } = req.valid.body;
  await passwords.assertNotBreached(password);
  const passwordHash = await passwords.hash(password);
  const user = await User.findOneAndUpdate(
    { 'reset.hash': sha256(token), 'reset.expiresAt': { $gt: new Date() } },
    { $set: { passwordHash, passwordChangedAt: new Date() }, $unset: { reset: 1 } },
  );
  if (!user) throw new AppError(400, 'BAD_TOKEN', 'This link is not valid any more');

  await tokens.revokeAll(user.id);
  logger.event('authn_password_change', req, { detail: { subject: user.id, by: 'reset' } });
  mail.sendLater(user.email, 'passwordChanged');
  res.status(204).end();
});

async function confirmPassword(req) {
  const user = await User.findById(req.auth.userId).select('+passwordHash');
  if (!await passwords.verify(req.valid.body.currentPassword, user?.passwordHash)) {
    logger.event('authn_reauth_fail', req, { level: 'warn' });
    throw new AppError(403, 'WRONG_PASSWORD', 'The current password is wrong');
  }
  return user;
}

exports.changePassword = catchAsync(async (req, res) => {
  const { newPassword } = req.valid.body;
  const user = await confirmPassword(req);
  await passwords.assertNotBreached(newPassword);
  user.passwordHash = await passwords.hash(newPassword);
  user.passwordChangedAt = new Date();
  await user.save();

  await tokens.revokeAll(user.id, req.auth.sessionId);
  logger.event('authn_password_change', req, { detail: { by: 'user' } });
  mail.sendLater(user.email, 'passwordChanged');
  res.status(204).end();
});

exports.enrolMfa = catchAsync(async (req, res) => {
  const user = await confirmPassword(req);
  const uri = await mfa.enrol(user);
  logger.event('authn_mfa_enrol', req);
  res.status(201).json({ data: { uri } });
});

exports.stepUp = catchAsync(async (req, res) => {
  const { userId, sessionId } = req.auth;
  if (!await mfa.check(userId, req.valid.body.otp)) {
    logger.event('authn_mfa_fail', req, { level: 'warn' });
    throw new AppError(403, 'WRONG_CODE', 'The code is wrong or was used already');
  }
  if (!req.user.mfa.enabled) await mfa.enable(userId);
  await mfa.markSession(sessionId, userId);
  logger.event('authn_mfa_success', req);
  res.json({ data: { validForMs: 5 * MINUTE } });
});
