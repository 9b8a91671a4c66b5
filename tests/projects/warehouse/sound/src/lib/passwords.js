'use strict';

const fs = require('node:fs');
const path = require('node:path');
const argon2 = require('argon2');
const { badRequest } = require('./errors');
const { randomToken } = require('./crypto');

const OPTIONS = { type: argon2.argon2id, memoryCost: 65_536, timeCost: 3, parallelism: 4 };

// breached passwords of 15 characters and more; shorter ones don't pass the schema
const BLOCKED = new Set(
  fs.readFileSync(path.join(__dirname, '..', 'data', 'blocked-passwords.txt'), 'utf8').split('\n').filter(Boolean),
);

const isRepetition = (password) => new Set(password).size < 5;

module.exports = () => {
  const decoy = argon2.hash(randomToken(), OPTIONS);

  return {
    assertAcceptable(password, { email }) {
      const lower = password.toLowerCase();
      const [mailbox] = email.split('@');
      if (BLOCKED.has(lower) || isRepetition(lower) || (mailbox.length > 3 && lower.includes(mailbox))) {
        throw badRequest('PASSWORD_TOO_COMMON', 'Choose another password');
      }
    },
    hash: (password) => argon2.hash(password, OPTIONS),
    // an unknown account costs as much time as a known one
    verify: async (hash, password) => {
      const matches = await argon2.verify(hash ?? (await decoy), password);
      return Boolean(hash) && matches;
    },
    isOutdated: (hash) => argon2.needsRehash(hash, OPTIONS),
  };
};
