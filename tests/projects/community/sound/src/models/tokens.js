'use strict';

const { one, exec } = require('../lib/db');
const { sha256, randomToken } = require('../lib/secrets');

module.exports = {
  async createPasswordToken(userId) {
    const token = randomToken();
    await exec("INSERT INTO set_password_tokens (token_hash, user_id, expires_at) VALUES ($1, $2, now() + interval '1 hour')", [sha256(token), userId]);
    return token;
  },

  findPasswordToken: (token) =>
    one(
      `SELECT t.user_id, u.email FROM set_password_tokens t JOIN users u ON u.id = t.user_id
        WHERE t.token_hash = $1 AND t.used_at IS NULL AND t.expires_at > now() AND u.suspended_at IS NULL`,
      [sha256(token)],
    ),

  // true for one caller only
  usePasswordToken: (token) =>
    exec('UPDATE set_password_tokens SET used_at = now() WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now()', [sha256(token)]),

  cancelPasswordTokens: (userId) => exec('UPDATE set_password_tokens SET used_at = now() WHERE user_id = $1 AND used_at IS NULL', [userId]),

  findApiKey: (key) => one('SELECT id, partner, per_minute FROM api_keys WHERE key_hash = $1 AND revoked_at IS NULL', [sha256(key)]),
};
