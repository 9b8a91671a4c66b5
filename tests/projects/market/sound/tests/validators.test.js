require('./env');
const test = require('node:test');
const assert = require('node:assert');
const auth = require('../validators/authValidator');
const shop = require('../validators/shopValidator');

const account = { name: 'Ann', email: ' Ann@Example.com ', password: 'violet lantern over the canal' };

test('registration normalises the address and refuses a role', () => {
  assert.strictEqual(auth.register.body.validate(account).value.email, 'ann@example.com');
  assert.ok(auth.register.body.validate({ ...account, role: 'admin' }).error);
});

test('guessable passwords are refused', () => {
  for (const password of ['aaaaaaaaaaaaaaa', 'Password1234567', 'short']) {
    assert.ok(auth.register.body.validate({ ...account, password }).error, password);
  }
});

test('picture names are ours', () => {
  assert.ok(shop.imageName.params.validate({ name: '../../etc/passwd' }).error);
});
