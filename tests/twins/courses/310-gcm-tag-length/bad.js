const { createDecipheriv } = require('crypto');

class Vault {
  #key = Buffer.from(process.env.VAULT_KEY, 'base64');

  open({ iv, tag, data }) {
    const decipher = createDecipheriv('aes-256-gcm', this.#key, Buffer.from(iv, 'base64')); // fault: CWE-310|CWE-347
    decipher.setAuthTag(Buffer.from(tag, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()]);
  }
}

module.exports = Vault;
