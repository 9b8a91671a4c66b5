'use strict';

const { many, one, exec } = require('../lib/db');

const PUBLIC = 'id, display_name, role, avatar';
const ACCOUNT = `${PUBLIC}, email, preferences, session_epoch, suspended_at`;

const PREFERENCES = Object.freeze(['theme', 'digest', 'locale']);

module.exports = {
  PREFERENCES,
  findById: (id) => one(`SELECT ${ACCOUNT} FROM users WHERE id = $1 AND suspended_at IS NULL`, [id]),
  findByEmail: (email) => one(`SELECT ${ACCOUNT}, password_hash FROM users WHERE email = $1`, [email]),
  findCredentials: (id) => one('SELECT id, email, password_hash, mfa_secret, mfa_last_step FROM users WHERE id = $1', [id]),
  list: ({ limit, offset }) =>
    many('SELECT id, display_name, email, role, suspended_at FROM users ORDER BY created_at DESC LIMIT $1 OFFSET $2', [limit, offset]),
  insert: ({ id, email, displayName }) =>
    exec('INSERT INTO users (id, email, display_name) VALUES ($1, $2, $3) ON CONFLICT (email) DO NOTHING', [id, email, displayName]),
  setPassword: (id, hash) => exec('UPDATE users SET password_hash = $2, session_epoch = session_epoch + 1 WHERE id = $1', [id, hash]),
  setProfile: (id, { displayName }) => exec('UPDATE users SET display_name = $2 WHERE id = $1', [id, displayName]),
  setPreferences: (id, preferences) => exec('UPDATE users SET preferences = $2 WHERE id = $1', [id, preferences]),
  setAvatar: (id, name) =>
    one('UPDATE users u SET avatar = $2 FROM users old WHERE u.id = $1 AND old.id = u.id RETURNING old.avatar AS previous', [id, name]),
  setMfa: (id, sealed, step) =>
    exec('UPDATE users SET mfa_secret = $2, mfa_last_step = $3, session_epoch = session_epoch + 1 WHERE id = $1', [id, sealed, step]),
  useMfaStep: (id, step) => exec('UPDATE users SET mfa_last_step = $2 WHERE id = $1 AND mfa_last_step < $2', [id, step]),
  endSessions: (id) => exec('UPDATE users SET session_epoch = session_epoch + 1 WHERE id = $1', [id]),
  setRole: (id, role) => exec('UPDATE users SET role = $2 WHERE id = $1', [id, role]),
  setSuspended: (id, suspended) =>
    exec('UPDATE users SET suspended_at = CASE WHEN $2 THEN now() END, session_epoch = session_epoch + 1 WHERE id = $1', [id, suspended]),
};
