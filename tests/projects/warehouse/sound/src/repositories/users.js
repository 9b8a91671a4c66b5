'use strict';

const { mapDbError } = require('../lib/errors');

const PROFILE = ['id', 'company_id', 'email', 'name', 'role'];
const CREDENTIALS = [...PROFILE, 'password_hash', 'mfa_secret', 'mfa_pending', 'mfa_last_step', 'disabled_at'];

module.exports = ({ db }) => ({
  findActiveById: (id) => db('users').select(PROFILE).where({ id }).whereNull('disabled_at').first(),
  findCredentials: (id) => db('users').select(CREDENTIALS).where({ id }).first(),
  findByEmail: (email) => db('users').select(CREDENTIALS).where({ email }).first(),

  listByCompany: (companyId, { limit, offset }) =>
    db('users').select([...PROFILE, 'disabled_at', 'created_at']).where({ company_id: companyId }).orderBy('email').limit(limit).offset(offset),

  insertInvited: ({ id, companyId, email, name, role, inviteHash, expiresAt }) =>
    db('users')
      .insert({ id, company_id: companyId, email, name, role, invite_hash: inviteHash, invite_expires_at: expiresAt })
      .catch(mapDbError('EMAIL_TAKEN')),

  findByInvite: (inviteHash) =>
    db('users').select(PROFILE).where({ invite_hash: inviteHash }).where('invite_expires_at', '>', db.fn.now()).whereNull('disabled_at').first(),

  setPassword: (id, passwordHash) =>
    db('users').where({ id }).update({ password_hash: passwordHash, invite_hash: null, invite_expires_at: null }),

  updateInCompany: (id, companyId, { role, disabled }) =>
    db('users')
      .where({ id, company_id: companyId })
      .update({
        ...(role && { role }),
        ...(disabled !== undefined && { disabled_at: disabled ? db.fn.now() : null }),
      })
      .returning(PROFILE)
      .then(([row]) => row),

  setPendingMfa: (id, sealed) => db('users').where({ id }).update({ mfa_pending: sealed }),
  confirmMfa: (id, step) =>
    db('users').where({ id }).whereNotNull('mfa_pending').update({ mfa_secret: db.ref('mfa_pending'), mfa_pending: null, mfa_last_step: step }),
  useMfaStep: (id, step) => db('users').where({ id }).where('mfa_last_step', '<', step).update({ mfa_last_step: step }),
});
