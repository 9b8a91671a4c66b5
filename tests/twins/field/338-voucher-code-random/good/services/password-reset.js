const { createHash } = require('node:crypto');
const { secretCode } = require('../util/codes');

class PasswordResetService {
  constructor({ users, mailer }) {
    Object.assign(this, { users, mailer });
  }

  async request(email) {
    const user = await this.users.byEmail(email);
    if (!user) return;
    const code = secretCode(26);
    const digest = createHash('sha256').update(code).digest('hex');
    await this.users.storeReset(user.id, { digest, expires: Date.now() + 15 * 60 * 1000 });
    await this.mailer.send(user.email, 'reset', { code });
  }
}

module.exports = PasswordResetService;
