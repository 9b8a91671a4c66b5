const nodemailer = require('nodemailer');
const config = require('../config');
const logger = require('../utils/logger');
const retry = require('../utils/retry');

const transport = nodemailer.createTransport({
  host: config.smtp.host,
  port: config.smtp.port,
  secure: true,
  auth: { user: config.smtp.user, pass: config.smtp.pass },
  tls: { minVersion: 'TLSv1.2' },
  disableFileAccess: true,
  disableUrlAccess: true,
});

const TEMPLATES = {
  verify: (p) => ['Confirm your address', `Welcome to Market!\n\nConfirm your address: ${p.url}\n`],
  exists: () => ['You already have an account', 'Somebody tried to register with your address. Sign in or reset your password.\n'],
  reset: (p) => ['Reset your password', `Use this link within 30 minutes:\n\n${p.url}\n\nNot you? Then ignore this mail.\n`],
  passwordChanged: () => ['Your password was changed', 'If that was not you, contact support at once.\n'],
};

const isTransient = (err) => err.responseCode === undefined || (err.responseCode >= 400 && err.responseCode < 500);

/** A link into the front end; the token is in the fragment, which no server log sees. */
exports.frontendLink = (path, token) => {
  const url = new URL(path, config.frontendUrl);
  url.hash = new URLSearchParams({ token }).toString();
  return url.href;
};

exports.send = async (to, template, params = {}) => {
  const [subject, text] = TEMPLATES[template](params);
  await retry(() => transport.sendMail({ from: config.smtp.from, to, subject, text }), { shouldRetry: isTransient });
};

/** For mails that must not make the answer slower or faster. */
exports.sendLater = (...args) => {
  setImmediate(() => {
    exports.send(...args).catch((err) => logger.error('mail_failed', { template: args[1], err }));
  });
};
