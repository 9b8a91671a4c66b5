import test from 'node:test'
import assert from 'node:assert/strict'
import { schemas } from '../src/schemas.js'

test('operators and unknown fields are refused', () => {
  const ok = { number: 'fd10001', password: 'x' }
  assert.equal(schemas.login.body.parse(ok).number, 'FD10001')
  assert.equal(schemas.login.body.safeParse({ ...ok, number: { $ne: null } }).success, false)
  assert.equal(schemas.login.body.safeParse({ ...ok, role: 'admin' }).success, false)
})

test('common passwords are refused', () => {
  const token = 'a'.repeat(43)
  assert.equal(schemas.acceptInvite.body.safeParse({ token, password: 'Password1234567' }).success, false)
  assert.equal(schemas.acceptInvite.body.safeParse({ token, password: 'seven quiet propellers' }).success, true)
})
