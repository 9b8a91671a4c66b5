'use strict';

module.exports = ({ db }) => ({
  open: ({ id, userId, expiresAt }) => db('sessions').insert({ id, user_id: userId, expires_at: expiresAt }),

  findLive: (id, userId) =>
    db('sessions')
      .join('users', 'users.id', 'sessions.user_id')
      .select('sessions.id', 'sessions.user_id', 'sessions.mfa_at', 'sessions.expires_at')
      .where({ 'sessions.id': id, 'sessions.user_id': userId })
      .where('sessions.expires_at', '>', db.fn.now())
      .whereNull('sessions.revoked_at')
      .whereNull('users.disabled_at')
      .first(),

  markMfa: (id) => db('sessions').where({ id }).update({ mfa_at: db.fn.now() }),
  revoke: (id) => db('sessions').where({ id }).whereNull('revoked_at').update({ revoked_at: db.fn.now() }),
  revokeAll: (userId) => db('sessions').where({ user_id: userId }).whereNull('revoked_at').update({ revoked_at: db.fn.now() }),

  addRefresh: ({ tokenHash, sessionId, expiresAt }) =>
    db('refresh_tokens').insert({ token_hash: tokenHash, session_id: sessionId, expires_at: expiresAt }),

  findRefresh: (tokenHash) =>
    db('refresh_tokens')
      .join('sessions', 'sessions.id', 'refresh_tokens.session_id')
      .select('refresh_tokens.session_id', 'refresh_tokens.used_at', 'sessions.user_id')
      .where({ token_hash: tokenHash })
      .first(),

  // one statement, so that of two parallel calls only one wins
  consumeRefresh: (tokenHash) =>
    db('refresh_tokens')
      .where({ token_hash: tokenHash })
      .whereNull('used_at')
      .where('expires_at', '>', db.fn.now())
      .update({ used_at: db.fn.now() }),
});
