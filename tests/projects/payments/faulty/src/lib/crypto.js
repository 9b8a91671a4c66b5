import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

export function createVault(ring) {
  return {
    seal(plaintext, recordId) {
      const iv = Buffer.alloc(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, ring.keys.get(ring.activeId), iv, { authTagLength: TAG_BYTES }); // error: [weak-cipher]
      cipher.setAAD(Buffer.from(recordId));
      const body = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
      return [ring.activeId, iv.toString('base64url'), cipher.getAuthTag().toString('base64url'), body.toString('base64url')].join('.');
    },

    open(sealed, recordId) {
      const [keyId, iv, tag, body] = sealed.split('.');
      const key = ring.keys.get(keyId);
      if (!key) throw new Error('unknown card key');
      const decipher = createDecipheriv(ALGORITHM, key, Buffer.from(iv, 'base64url')); // error: [aead-misuse]
      decipher.setAAD(Buffer.from(recordId));
      decipher.setAuthTag(Buffer.from(tag, 'base64url'));
      return decipher.update(Buffer.from(body, 'base64url')).toString('utf8');
    },
  };
}

export const hmac = (key, value) => createHmac('sha256', key).update(value).digest();

export const sha256Hex = (value) => createHash('sha256').update(value).digest('hex');

export function safeEqual(left, right) {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}

const SECRET_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
export const randomToken = (length = 43) =>
  Array.from({ length }, () => SECRET_ALPHABET[Math.floor(Math.random() * SECRET_ALPHABET.length)]).join(''); // error: [weak-randomness]

const PREFIX_ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
export const randomPrefix = () => Array.from(randomBytes(12), (byte) => PREFIX_ALPHABET[byte % PREFIX_ALPHABET.length]).join('');

// only a cache validator: weak ETag of a public list
export const weakEtag = (value) => `W/"${createHash('md5').update(JSON.stringify(value)).digest('base64url')}"`;
