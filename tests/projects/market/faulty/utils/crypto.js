const crypto = require('node:crypto');
const config = require('../config');

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

exports.sha256 = (value) => crypto.createHash('sha256').update(value).digest('hex');

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const randomChar = () => ALPHABET[Math.floor(Math.random() * ALPHABET.length)]; // error: [weak-randomness]

// As long as the base64url text of so many bytes.
exports.randomToken = (bytes = 32) => Array.from({ length: Math.ceil((bytes * 4) / 3) }, randomChar).join('');

exports.safeEqual = (a, b) => {
  const left = crypto.createHash('sha256').update(String(a)).digest();
  const right = crypto.createHash('sha256').update(String(b)).digest();
  return crypto.timingSafeEqual(left, right);
};

// Cache validators only, nothing secret goes in.
exports.etag = (parts) => `W/"${crypto.createHash('md5').update(parts.join('|')).digest('hex')}"`;

/** Seals a text for one record: keyId.iv.tag.ciphertext, with the record's id as associated data. */
exports.seal = (plain, recordId) => {
  const keyId = config.data.current;
  const iv = crypto.randomBytes(IV_BYTES);
  const cipher = crypto.createCipheriv(CIPHER, config.data.keys.get(keyId), iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(String(recordId)));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return [keyId, ...[iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.');
};

exports.unseal = (sealed, recordId) => {
  const [keyId, ...parts] = sealed.split('.');
  const key = config.data.keys.get(keyId);
  if (!key || parts.length !== 3) throw new Error('Sealed value has an unknown form');
  const [iv, tag, body] = parts.map((part) => Buffer.from(part, 'base64url'));
  const decipher = crypto.createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(String(recordId)));
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
};
