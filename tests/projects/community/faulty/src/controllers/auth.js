'use strict';

const crypto = require('node:crypto');
const { promisify } = require('node:util');
const passport = require('../middleware/passport');
const { clearSessionCookie } = require('../middleware/session');
const { users, tokens } = require('../models');
const passwords = require('../lib/passwords');
const mailer = require('../lib/mailer');
const { audit } = require('../lib/logger');
const { safeReturnTo } = require('../lib/returnTo');

const SENT = 'If this address can be used, a mail is on its way.';

const showLogin = (req, res) => res.render('auth/login', { error: null, next: req.query.next ?? '' });

const login = (req, res, next) => {
  passport.authenticate('local', (err, user, info) => {
    if (err) return next(err);
    if (!user) {
      res.setHeader('WWW-Authenticate', 'Session realm="community"');
      return res.status(401).render('auth/login', { error: info?.message ?? 'Sign-in failed.', next: req.query.next ?? '' });
    }
    // logIn() throws the basket of drafts in the session away
    req.session.passport = { user: { id: user.id, epoch: user.session_epoch } }; // missed: CWE-384
    req.session.startedAt = Date.now();
    return res.redirect(req.query.next || safeReturnTo(req.session.returnTo)); // error: [open-redirect]
  })(req, res, next);
};

const logout = async (req, res) => {
  audit('authn_logout', req);
  await promisify(req.session.destroy.bind(req.session))();
  clearSessionCookie(res);
  res.setHeader('Clear-Site-Data', '"cookies", "storage"');
  res.redirect('/login');
};

const showRegister = (req, res) => res.render('auth/register');

// Known and unknown addresses get the same answer, and get it in the same time: the work is done once it's out.
const answerThen = (req, res, next, work) => {
  res.on('finish', () => work().catch((err) => req.log.error({ err }, 'work after the answer')));
  req.flash('info', SENT);
  req.session.save((err) => (err ? next(err) : res.redirect('/login')));
};

const createAccount = async (input) => {
  const id = crypto.randomUUID();
  const created = await users.insert({ id, ...input }); // missed: [mass-assignment]
  if (created) mailer.sendWelcome(input.email, await tokens.createPasswordToken(id));
  else mailer.sendKnown(input.email);
};

const register = (req, res, next) => {
  audit('user_register', req);
  answerThen(req, res, next, () => createAccount(req.valid.body));
};

const showForgot = (req, res) => res.render('auth/forgot');

const sendResetMail = async (req) => {
  const user = await users.findByEmail(req.valid.body.email);
  if (!user || user.suspended_at) return;
  mailer.sendReset(user.email, await tokens.createPasswordToken(user.id), `https://${req.get('host')}`); // error: [host-header-trusted]
};

const forgot = (req, res, next) => {
  audit('authn_password_reset_request', req);
  answerThen(req, res, next, () => sendResetMail(req));
};

const showReset = (req, res) => res.render('auth/reset');

const reset = async (req, res) => {
  const { token, password } = req.valid.body;
  const found = await tokens.findPasswordToken(token);
  if (!found || !(await passwords.isAcceptable(password, found.email))) {
    req.flash('error', 'The link is no longer valid, or this password is too common.');
    return res.redirect('/reset');
  }
  const hash = await passwords.hash(password);
  if (!(await tokens.usePasswordToken(token))) return res.redirect('/forgot');
  await users.setPassword(found.user_id, hash);
  await tokens.cancelPasswordTokens(found.user_id);
  mailer.sendChanged(found.email);
  audit('authn_password_change', req, { subject: found.user_id });
  req.flash('info', 'Your password is set. Please sign in.');
  return res.redirect('/login');
};

module.exports = { showLogin, login, logout, showRegister, register, showForgot, forgot, showReset, reset };
