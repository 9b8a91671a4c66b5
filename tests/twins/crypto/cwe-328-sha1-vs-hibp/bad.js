const crypto = require('crypto');

const ALGO = process.env.LINK_HASH || 'sha1';

class Unsubscribe {
  constructor({ secret, baseUrl }) {
    this.secret = secret;
    this.baseUrl = baseUrl;
  }

  signature(address, list) {
    return crypto
      .createHash(ALGO) // fault: CWE-328|CWE-327
      .update([this.secret, address, list].join('|'))
      .digest('hex');
  }

  link(address, list) {
    const query = new URLSearchParams({ a: address, l: list, s: this.signature(address, list) });
    return `${this.baseUrl}/unsubscribe?${query}`;
  }
}

module.exports = Unsubscribe;
