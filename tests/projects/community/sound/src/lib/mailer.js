'use strict';

const nodemailer = require('nodemailer');
const config = require('../config');
const { logger } = require('./logger');

const transport = nodemailer.createTransport({
  host: config.mail.host,
  port: 465,
  secure: true,
  auth: { user: config.mail.user, pass: config.mail.password },
});

// not awaited by the callers: the time of an answer must not tell whether mail was sent
const send = (to, subject, text) => {
  transport.sendMail({ from: config.mail.from, to, subject, text }).catch((err) => logger.error({ err }, 'mail not sent'));
};

// the token stands behind the #, so neither logs nor referrers hold it
const passwordLink = (token) => {
  const link = new URL('/reset', config.publicUrl);
  link.hash = token;
  return link.href;
};

module.exports = {
  sendWelcome: (to, token) => send(to, 'Welcome to Gartenfreunde', `Choose your password within one hour:\n\n${passwordLink(token)}\n`),
  sendReset: (to, token) => send(to, 'Your new password', `Choose a new password within one hour:\n\n${passwordLink(token)}\n`),
  sendKnown: (to) => send(to, 'You have an account already', `Sign in at ${config.publicUrl} or ask for a new password there.\n`),
  sendChanged: (to) => send(to, 'Your password was changed', 'If this was not you, please answer this mail at once.\n'),
};
