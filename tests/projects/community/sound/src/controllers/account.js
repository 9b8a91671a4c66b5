'use strict';

const { users, tokens } = require('../models');
const passwords = require('../lib/passwords');
const totp = require('../lib/totp');
const mailer = require('../lib/mailer');
const images = require('../lib/images');
const { seal, unseal } = require('../lib/secrets');
const { hasRecentMfa } = require('../middleware/auth');
const { audit, alarm } = require('../lib/logger');
const { invalid, notFound } = require('../lib/errors');

const context = (userId) => `mfa:${userId}`;

const showProfile = (req, res) => {
  const { display_name: displayName, email, avatar, preferences } = req.user;
  res.render('account/profile', { profile: { displayName, email, avatar, preferences } });
};

const updateProfile = async (req, res) => {
  await users.setProfile(req.user.id, req.valid.body);
  req.flash('info', 'Saved.');
  res.redirect('/account');
};

const replaceAvatar = async (req, buffer) => {
  const name = await images.saveAvatar(buffer);
  const { previous } = await users.setAvatar(req.user.id, name);
  await images.removeAvatar(previous);
  audit('avatar_change', req);
  return name;
};

const uploadAvatar = async (req, res) => {
  if (!req.file) throw invalid(['avatar']);
  res.status(201).json({ avatar: `/avatars/${await replaceAvatar(req, req.file.buffer)}` });
};

const importGravatar = async (req, res) => {
  const picture = await images.fetchGravatar(req.user.email);
  if (!picture) throw notFound();
  await replaceAvatar(req, picture);
  req.flash('info', 'Your Gravatar was taken over.');
  res.redirect('/account');
};

const showSecurity = (req, res) => res.render('account/security', { uri: null, recent: hasRecentMfa(req) });

const changePassword = async (req, res) => {
  const { current, next } = req.valid.body;
  const account = await users.findCredentials(req.user.id);
  if (!(await passwords.verify(account.password_hash, current)) || !(await passwords.isAcceptable(next, account.email))) {
    alarm('authn_password_change_fail', req);
    req.flash('error', 'The password was not changed.');
    return res.redirect('/account/security');
  }
  await users.setPassword(account.id, await passwords.hash(next));
  await tokens.cancelPasswordTokens(account.id);
  mailer.sendChanged(account.email);
  audit('authn_password_change', req);
  return res.redirect('/login');
};

const startMfa = async (req, res) => {
  const account = await users.findCredentials(req.user.id);
  const allowed = !account.mfa_secret || hasRecentMfa(req);
  if (!allowed || !(await passwords.verify(account.password_hash, req.valid.body.password))) {
    alarm('authn_mfa_fail', req);
    req.flash('error', 'Please confirm with your password and, where you have one, a code first.');
    return res.redirect('/account/security');
  }
  const secret = totp.newSecret();
  req.session.pendingMfa = seal(secret, context(account.id));
  const query = new URLSearchParams({ secret: totp.toBase32(secret), issuer: 'Gartenfreunde' });
  const uri = `otpauth://totp/Gartenfreunde:${encodeURIComponent(account.email)}?${query}`;
  return res.render('account/security', { uri, recent: hasRecentMfa(req) });
};

const confirmMfa = async (req, res) => {
  const { pendingMfa } = req.session;
  const step = pendingMfa && totp.findStep(unseal(pendingMfa, context(req.user.id)), req.valid.body.code, 0);
  if (!step) {
    alarm('authn_mfa_fail', req);
    req.flash('error', 'The code is not right.');
    return res.redirect('/account/security');
  }
  await users.setMfa(req.user.id, pendingMfa, step);
  audit('authn_mfa_change', req);
  return res.redirect('/login');
};

const stepUp = async (req, res) => {
  const account = await users.findCredentials(req.user.id);
  const step = account.mfa_secret && totp.findStep(unseal(account.mfa_secret, context(account.id)), req.valid.body.code, Number(account.mfa_last_step));
  if (step && (await users.useMfaStep(account.id, step))) {
    req.session.mfaAt = Date.now();
    audit('authn_mfa_success', req);
  } else {
    alarm('authn_mfa_fail', req);
    req.flash('error', 'The code is not right.');
  }
  res.redirect('/account/security');
};

module.exports = { showProfile, updateProfile, uploadAvatar, importGravatar, showSecurity, changePassword, startMfa, confirmMfa, stepUp };
