'use strict';

const crypto = require('node:crypto');
const { sha256, randomToken } = require('../lib/crypto');
const { badCredentials, badRequest, unauthorized, forbidden } = require('../lib/errors');
const totp = require('../lib/totp');

const MINUTE = 60_000;
const SESSION_MS = 12 * 60 * MINUTE;
const REFRESH_MS = 2 * 60 * MINUTE;
const REFRESH_FORMAT = /^[\w-]{43}$/;

const inFuture = (ms) => new Date(Date.now() + ms);
const mfaContext = (userId) => `user:${userId}:mfa`;

module.exports = ({ repositories: { users, sessions }, passwords, tokens, loginGuard, cipher, securityLog }) => {
  const issue = async (userId, sessionId) => {
    const refreshToken = randomToken();
    await sessions.addRefresh({ tokenHash: sha256(refreshToken), sessionId, expiresAt: inFuture(REFRESH_MS) });
    return { accessToken: tokens.issueAccess({ userId, sessionId }), refreshToken };
  };

  const checkCode = async (user, sealed, code) => {
    const step = sealed && totp.matchStep(cipher.open(sealed, mfaContext(user.id)), code, Number(user.mfa_last_step));
    return step || null;
  };

  return {
    refreshMs: REFRESH_MS,

    async login({ email, password }, meta) {
      const user = await users.findByEmail(email);
      const matches = await passwords.verify(user?.password_hash, password);
      if (!matches || user.disabled_at) {
        await loginGuard.fail(email, meta);
        securityLog.warn('authn_login_fail', { ...meta, userId: user?.id, attempt: { email, secret: password } }); // error: [sensitive-value-logged]
        throw badCredentials();
      }
      await loginGuard.succeed(email);
      if (passwords.isOutdated(user.password_hash)) await users.setPassword(user.id, await passwords.hash(password));

      const sessionId = crypto.randomUUID();
      await sessions.open({ id: sessionId, userId: user.id, expiresAt: inFuture(SESSION_MS) });
      securityLog.info('authn_login_success', { ...meta, userId: user.id });
      return issue(user.id, sessionId);
    },

    async refresh(token, meta) {
      if (typeof token !== 'string' || !REFRESH_FORMAT.test(token)) throw unauthorized();
      const tokenHash = sha256(token);
      const known = await sessions.findRefresh(tokenHash);
      if (!known) throw unauthorized();
      if (!(await sessions.consumeRefresh(tokenHash))) {
        await sessions.revoke(known.session_id);
        if (known.used_at) securityLog.warn('authn_token_reuse', { ...meta, userId: known.user_id });
        throw unauthorized();
      }
      if (!(await sessions.findLive(known.session_id, known.user_id))) throw unauthorized();
      securityLog.info('authn_token_refresh', { ...meta, userId: known.user_id });
      return issue(known.user_id, known.session_id);
    },

    async logout(token, meta) {
      if (typeof token !== 'string' || !REFRESH_FORMAT.test(token)) return;
      const known = await sessions.findRefresh(sha256(token));
      if (!known) return;
      await sessions.revoke(known.session_id);
      securityLog.info('authn_logout', { ...meta, userId: known.user_id });
    },

    async acceptInvite({ token, password }, meta) {
      const user = await users.findByInvite(sha256(token));
      if (!user) throw badRequest('INVITE_INVALID', 'The invitation is no longer valid');
      passwords.assertAcceptable(password, user);
      await users.setPassword(user.id, await passwords.hash(password));
      securityLog.info('authn_password_set', { ...meta, userId: user.id });
    },

    async changePassword(userId, { current, next }, meta) {
      const user = await users.findCredentials(userId);
      if (!(await passwords.verify(user.password_hash, current))) {
        securityLog.warn('authn_password_change_fail', meta);
        throw badCredentials();
      }
      passwords.assertAcceptable(next, user);
      await users.setPassword(userId, await passwords.hash(next));
      await sessions.revokeAll(userId);
      securityLog.info('authn_password_change', meta);
    },

    async startMfa(userId, { password }, { recentMfa }) {
      const user = await users.findCredentials(userId);
      if (user.mfa_secret && !recentMfa) throw forbidden('STEP_UP_REQUIRED');
      if (!(await passwords.verify(user.password_hash, password))) throw badCredentials();
      const secret = totp.newSecret();
      await users.setPendingMfa(userId, cipher.seal(secret, mfaContext(userId)));
      return totp.enrolmentUri(secret, user.email);
    },

    async confirmMfa(userId, session, code, meta) {
      const user = await users.findCredentials(userId);
      const step = await checkCode(user, user.mfa_pending, code);
      if (!step) throw badCredentials();
      await users.confirmMfa(userId, step);
      await sessions.markMfa(session.id);
      securityLog.info('authn_mfa_change', meta);
    },

    async stepUp(userId, session, code, meta) {
      const user = await users.findCredentials(userId);
      const step = await checkCode(user, user.mfa_secret, code);
      // a code counts once, also when two requests bring it at the same time
      if (!step || !(await users.useMfaStep(userId, step))) {
        securityLog.warn('authn_mfa_fail', meta);
        throw badCredentials();
      }
      await sessions.markMfa(session.id);
      securityLog.info('authn_mfa_success', meta);
    },
  };
};
