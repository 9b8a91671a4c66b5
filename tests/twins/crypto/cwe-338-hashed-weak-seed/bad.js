const { createHash } = require('node:crypto');
const db = require('../db');

const DAY = 24 * 60 * 60 * 1000;

class Invitations {
  constructor(clock = Date.now) {
    this.clock = clock;
  }

  #token(email) {
    const seed = [email, this.clock(), Math.random()].join(':'); // fault: CWE-338|CWE-330|CWE-340
    return createHash('sha256').update(seed).digest('base64url');
  }

  async create(teamId, email) {
    const token = this.#token(email);
    await db('invitations').insert({
      team_id: teamId,
      email,
      token_hash: createHash('sha256').update(token).digest('hex'),
      expires_at: new Date(this.clock() + 2 * DAY),
    });
    return token;
  }
}

module.exports = Invitations;
