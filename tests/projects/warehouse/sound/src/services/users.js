'use strict';

const crypto = require('node:crypto');
const { sha256, randomToken } = require('../lib/crypto');
const { notFound, badRequest } = require('../lib/errors');

const INVITE_MS = 24 * 60 * 60_000;

const toPublic = ({ id, email, name, role, disabled_at: disabledAt }) => ({ id, email, name, role, disabled: Boolean(disabledAt) });

module.exports = ({ repositories: { users, sessions }, mailer, securityLog }) => ({
  list: async (admin, page) => (await users.listByCompany(admin.company_id, page)).map(toPublic),

  async invite(admin, { email, name, role }, meta) {
    const token = randomToken();
    const id = crypto.randomUUID();
    await users.insertInvited({
      id,
      companyId: admin.company_id,
      email,
      name,
      role,
      inviteHash: sha256(token),
      expiresAt: new Date(Date.now() + INVITE_MS),
    });
    await mailer.sendInvite(email, token);
    securityLog.info('authz_admin', { ...meta, action: 'invite', subject: id, role });
    return { id, email, name, role };
  },

  async update(admin, id, changes, meta) {
    if (id === admin.id) throw badRequest('SELF_CHANGE', 'Another administrator has to do this');
    const updated = await users.updateInCompany(id, admin.company_id, changes);
    if (!updated) throw notFound();
    if (changes.disabled) await sessions.revokeAll(id);
    securityLog.info('authz_admin', { ...meta, action: 'update', subject: id, role: changes.role, disabled: changes.disabled });
    return toPublic({ ...updated, disabled_at: changes.disabled });
  },
});

module.exports.toPublic = toPublic;
