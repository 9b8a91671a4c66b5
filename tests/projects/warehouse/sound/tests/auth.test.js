'use strict';

const test = require('node:test');
const assert = require('node:assert/strict');
const createAuth = require('../src/services/auth');
const createPasswords = require('../src/lib/passwords');

const password = 'seven green forklifts at dawn';

const build = async (user) => {
  const events = [];
  const passwords = createPasswords();
  const stored = user && { ...user, password_hash: await passwords.hash(password) };
  const log = (event) => events.push(event);
  const auth = createAuth({
    repositories: {
      users: { findByEmail: async () => stored },
      sessions: { open: async () => {}, addRefresh: async () => {} },
    },
    passwords,
    tokens: { issueAccess: () => 'header.payload.signature' },
    loginGuard: { assertOpen: async () => {}, fail: async () => {}, succeed: async () => {} },
    securityLog: { info: log, warn: log },
  });
  return { auth, events };
};

test('signs in with the right password', async () => {
  const { auth, events } = await build({ id: 'u1' });
  const { refreshToken } = await auth.login({ email: 'kim@nordlager.example', password }, {});
  assert.match(refreshToken, /^[\w-]{43}$/);
  assert.deepEqual(events, ['authn_login_success']);
});

test('answers an unknown address and a wrong password alike', async () => {
  const unknown = await build(undefined);
  const wrong = await build({ id: 'u1' });
  for (const { auth, events } of [unknown, wrong]) {
    await assert.rejects(auth.login({ email: 'kim@nordlager.example', password: 'Wrong-password-1' }, {}), { code: 'BAD_CREDENTIALS' });
    assert.deepEqual(events, ['authn_login_fail']);
  }
});
