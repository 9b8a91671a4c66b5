'use strict';

module.exports = {
  createLogger: require('./logger'),
  createDb: require('./db'),
  createPasswords: require('./passwords'),
  createTokens: require('./tokens'),
  createLoginGuard: require('./loginGuard'),
  createSecurityLog: require('./securityLog'),
  createMailer: require('./mailer'),
  createLabelPrinter: require('./labelPrinter'),
  fieldCipher: require('./crypto').fieldCipher,
  pdf: require('./pdf'),
};
