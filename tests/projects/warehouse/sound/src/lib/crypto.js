'use strict';

const crypto = require('node:crypto');

const ALGORITHM = 'aes-256-gcm';
const TAG_LENGTH = 16;
const NONCE_LENGTH = 12;

const sha256 = (value) => crypto.createHash('sha256').update(value).digest('hex');

const randomToken = () => crypto.randomBytes(32).toString('base64url');

const fieldCipher = ({ key }) => ({
  seal(plain, context) {
    const nonce = crypto.randomBytes(NONCE_LENGTH);
    const cipher = crypto.createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_LENGTH });
    cipher.setAAD(Buffer.from(context));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
  },

  open(sealed, context) {
    const raw = Buffer.from(sealed, 'base64');
    const nonce = raw.subarray(0, NONCE_LENGTH);
    const tag = raw.subarray(NONCE_LENGTH, NONCE_LENGTH + TAG_LENGTH);
    const decipher = crypto.createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_LENGTH });
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(raw.subarray(NONCE_LENGTH + TAG_LENGTH)), decipher.final()]);
  },
});

module.exports = { sha256, randomToken, fieldCipher };
