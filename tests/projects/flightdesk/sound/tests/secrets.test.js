import test from 'node:test'
import assert from 'node:assert/strict'
import { FieldCipher, checkPassword, hashPassword } from '../src/lib/secrets.js'

const PASSWORD = 'seven quiet propellers'

test('a field opens only in its context', () => {
  const cipher = new FieldCipher(Buffer.alloc(32, 1))
  const sealed = cipher.encrypt('C01X00T47', 'flight:12A')
  assert.equal(cipher.decrypt(sealed, 'flight:12A'), 'C01X00T47')
  assert.throws(() => cipher.decrypt(sealed, 'flight:12B'))
})

test('passwords', async () => {
  const stored = await hashPassword(PASSWORD)
  assert.match(stored, /^\$argon2id\$v=19\$m=65536/)
  assert.equal(await checkPassword(PASSWORD, stored), true)
  assert.equal(await checkPassword(PASSWORD, undefined), false)
})
