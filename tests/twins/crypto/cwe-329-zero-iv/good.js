const crypto = require('node:crypto');

const ALGORITHM = 'aes-256-cbc';
const IV_LENGTH = 16;

class FieldCipher {
  #key;
  #macKey;

  constructor(key, macKey) {
    this.#key = key;
    this.#macKey = macKey;
  }

  encrypt(value) {
    const iv = Buffer.alloc(IV_LENGTH);
    crypto.randomFillSync(iv);
    const cipher = crypto.createCipheriv(ALGORITHM, this.#key, iv);
    const body = Buffer.concat([iv, cipher.update(String(value), 'utf8'), cipher.final()]);
    const mac = crypto.createHmac('sha256', this.#macKey).update(body).digest();
    return Buffer.concat([mac, body]).toString('base64');
  }
}

module.exports = { FieldCipher };
