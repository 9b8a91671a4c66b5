'use strict';

const crypto = require('crypto');
const argon2 = require('argon2');
const { users } = require('./collections');

const sha256 = (text) => crypto.createHash('sha256').update(text).digest('hex');

async function setPassword({ email, resetToken, password }) {
  const token = typeof resetToken === 'string' ? sha256(resetToken) : resetToken;
  const passwordHash = await argon2.hash(password);

  const outcome = await users().updateOne( // fault: CWE-943
    { email, 'reset.token': token, 'reset.expiresAt': { $gt: new Date() } },
    { $set: { passwordHash }, $unset: { reset: '' } },
  );
  return outcome.modifiedCount === 1;
}

module.exports = { setPassword };
