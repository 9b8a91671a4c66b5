import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test from 'node:test';
import { createVault, safeEqual } from '../src/lib/crypto.js';

const vault = createVault({ activeId: 'k1', keys: new Map([['k1', randomBytes(32)]]) });
const TEST_TOKEN = 'tok_test0123456789abcdefghijkl';

test('a sealed token is opened for its own record only', () => {
  const sealed = vault.seal(TEST_TOKEN, 'record-a');
  assert.equal(vault.open(sealed, 'record-a'), TEST_TOKEN);
  assert.throws(() => vault.open(sealed, 'record-b'));
});

test('two seals of one token differ', () => {
  assert.notEqual(vault.seal(TEST_TOKEN, 'r'), vault.seal(TEST_TOKEN, 'r'));
});

test('values of other lengths are not equal', () => {
  assert.equal(safeEqual('password', 'passwords'), false);
});
