const argon2 = require('argon2');
const User = require('../models/user');

const FIELDS = {
  usernameField: 'email',
  passwordField: 'password',
  secretHeader: 'x-webhook-secret',
  tokenCookie: '__Host-refresh',
};

const MESSAGES = {
  badPassword: 'Wrong e-mail address or password',
  tokenExpired: 'The link has expired',
};

const PASSWORD_RESET_PATH = '/account/password/reset';
const TOKEN_TYPE = 'at+jwt';
const LICENCE_PUBLIC_KEY = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEA1Zr0uYhQvJ0oCk1m2cT8sD0yH4oJ9k3Y5b7gQx2nVfE=
-----END PUBLIC KEY-----`;

async function ensureSupportAccount(initialPassword) {
  const email = 'support@granite-crm.com';
  if (await User.exists({ email })) return;
  await User.create({
    email,
    role: 'support',
    mustChangePassword: true,
    passwordHash: await argon2.hash(initialPassword),
  });
}

module.exports = { FIELDS, MESSAGES, PASSWORD_RESET_PATH, TOKEN_TYPE, LICENCE_PUBLIC_KEY, ensureSupportAccount };
