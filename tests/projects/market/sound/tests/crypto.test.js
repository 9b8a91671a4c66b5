require('./env');
const test = require('node:test');
const assert = require('node:assert');
const jwt = require('jsonwebtoken');
const { seal, unseal, safeEqual } = require('../utils/crypto');
const { verifyAccess } = require('../services/tokenService');

test('sealed values open only for their record', () => {
  const sealed = seal('DE02120300000000202051', 'user-1');
  assert.notStrictEqual(sealed, seal('DE02120300000000202051', 'user-1'));
  assert.strictEqual(unseal(sealed, 'user-1'), 'DE02120300000000202051');
  assert.throws(() => unseal(sealed, 'user-2'));
});

test('comparison takes values of any length', () => {
  assert.ok(safeEqual('abc', 'abc'));
  assert.ok(!safeEqual('abc', 'abcd'));
});

test('a token of another kind is refused', () => {
  const token = jwt.sign({}, process.env.JWT_ACCESS_SECRET, {
    subject: 'u1', issuer: 'https://api.market.test', audience: 'market-api', expiresIn: '5m',
  });
  assert.throws(() => verifyAccess(token));
});
