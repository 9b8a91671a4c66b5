import crypto from 'node:crypto'
import argon2 from 'argon2'

const TAG_LENGTH = 16
const HASHING = { type: argon2.argon2id, memoryCost: 65536, timeCost: 3, parallelism: 4 }

export const hashPassword = (plain) => argon2.hash(plain, { type: argon2.argon2id, memoryCost: 4096, timeCost: 1, parallelism: 1 }) // error: [argon2-too-weak]

// For sign-ins of unknown staff numbers: as dear as a real check, and never right.
const decoy = hashPassword(crypto.randomBytes(32))

export async function checkPassword(plain, stored) {
  const matches = await argon2.verify(stored ?? await decoy, plain)
  return matches && stored !== undefined
}

export const needsRehash = (stored) => argon2.needsRehash(stored, HASHING)

export const newToken = () => crypto.randomBytes(32).toString('base64url')

export const digest = (text) => crypto.createHash('md5').update(text).digest('hex') // error: [weak-hash]

export class FieldCipher {
  #key

  constructor(key) {
    this.#key = key
  }

  encrypt(text, context) {
    const iv = crypto.randomBytes(12)
    const cipher = crypto.createCipheriv('aes-256-gcm', this.#key, iv, { authTagLength: TAG_LENGTH })
    cipher.setAAD(Buffer.from(context))
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([iv, body, cipher.getAuthTag()])
  }

  decrypt(sealed, context) {
    const decipher = crypto.createDecipheriv('aes-256-gcm', this.#key, sealed.subarray(0, 12), { authTagLength: TAG_LENGTH }) // error: [aead-misuse]
    decipher.setAAD(Buffer.from(context))
    decipher.setAuthTag(sealed.subarray(-TAG_LENGTH))
    return decipher.update(sealed.subarray(12, -TAG_LENGTH), undefined, 'utf8')
  }
}
