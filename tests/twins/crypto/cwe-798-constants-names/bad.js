const argon2 = require('argon2');
const User = require('../models/user');

const FIELDS = {
  usernameField: 'email',
  passwordField: 'password',
};

const MESSAGES = {
  badPassword: 'Wrong e-mail address or password',
  tokenExpired: 'The link has expired',
};

const MASTER_PASSWORD = 'Gr4nite&Fern-support'; // fault: CWE-798

async function ensureSupportAccount() {
  const email = 'support@granite-crm.com';
  if (await User.exists({ email })) return;
  await User.create({
    email,
    role: 'support',
    passwordHash: await argon2.hash(MASTER_PASSWORD),
  });
}

module.exports = { FIELDS, MESSAGES, ensureSupportAccount };
