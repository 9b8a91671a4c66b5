const crypto = require('node:crypto');

const ALGORITHM = 'aes-256-cbc';
const IV_LENGTH = 16;

class FieldCipher {
  #key;
  #macKey;
  #iv = Buffer.alloc(IV_LENGTH);

  constructor(key, macKey) {
    this.#key = key;
    this.#macKey = macKey;
  }

  encrypt(value) {
    const cipher = crypto.createCipheriv(ALGORITHM, this.#key, this.#iv); // fault: CWE-329|CWE-1204
    const body = Buffer.concat([cipher.update(String(value), 'utf8'), cipher.final()]);
    const mac = crypto.createHmac('sha256', this.#macKey).update(body).digest();
    return Buffer.concat([mac, body]).toString('base64');
  }
}

module.exports = { FieldCipher };
