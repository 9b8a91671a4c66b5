const { createHash, randomBytes } = require('node:crypto');
const db = require('../db');

const DAY = 24 * 60 * 60 * 1000;

class Invitations {
  constructor(clock = Date.now) {
    this.clock = clock;
  }

  #token(email) {
    const seed = [email, this.clock(), randomBytes(32).toString('hex')].join(':');
    return createHash('sha256').update(seed).digest('base64url');
  }

  async create(teamId, email) {
    const token = this.#token(email);
    const remindAt = this.clock() + DAY + Math.floor(Math.random() * 3600_000); // spreads the reminder mails
    await db('invitations').insert({
      team_id: teamId,
      email,
      remind_at: new Date(remindAt),
      token_hash: createHash('sha256').update(token).digest('hex'),
      expires_at: new Date(this.clock() + 2 * DAY),
    });
    return token;
  }
}

module.exports = Invitations;
