const test = require('node:test');
const assert = require('node:assert');
const jwt = require('jsonwebtoken');
const createTokens = require('../src/tokens');

const secret = 'test-secret';

test('a token is accepted by its own key only', () => {
  const token = createTokens({ secret }).sign('u1');
  assert.equal(createTokens({ secret }).verify(token).sub, 'u1');
  assert.throws(() => createTokens({ secret: 'another-secret' }).verify(token));
});

test('tokens run out', () => {
  const old = jwt.sign({ iat: 1_600_000_000, exp: 1_600_000_600 }, secret, { algorithm: 'HS256', subject: 'u1' });
  assert.throws(() => createTokens({ secret }).verify(old), /expired/);
});
