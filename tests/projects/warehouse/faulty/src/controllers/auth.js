'use strict';

const { meta } = require('../lib/securityLog');

const REFRESH_COOKIE = '__Host-wh_refresh';
const COOKIE = Object.freeze({ httpOnly: true, secure: true, sameSite: 'strict', path: '/' });
const STEP_UP_MS = 5 * 60_000;

module.exports = ({ services: { auth } }) => {
  const answer = (res, { accessToken, refreshToken }) => {
    res.cookie(REFRESH_COOKIE, refreshToken, { ...COOKIE, maxAge: auth.refreshMs });
    res.json({ accessToken, tokenType: 'Bearer', expiresIn: 900 });
  };

  return {
    async login(req, res) {
      answer(res, await auth.login(req.body, meta(req)));
    },

    async refresh(req, res) {
      answer(res, await auth.refresh(req.cookies[REFRESH_COOKIE], meta(req)));
    },

    async logout(req, res) {
      res.clearCookie(REFRESH_COOKIE, COOKIE); // error: [logout-only-clears-cookie]
      res.set('Clear-Site-Data', '"cookies", "storage"');
      res.status(204).end();
    },

    async acceptInvite(req, res) {
      await auth.acceptInvite(req.body, meta(req));
      res.status(204).end();
    },

    async changePassword(req, res) {
      await auth.changePassword(req.user.id, req.body, meta(req));
      res.clearCookie(REFRESH_COOKIE, COOKIE);
      res.status(204).end();
    },

    async startMfa(req, res) {
      const at = req.session.mfa_at?.getTime() ?? 0;
      const uri = await auth.startMfa(req.user.id, req.body, { recentMfa: Date.now() - at <= STEP_UP_MS });
      res.json({ uri });
    },

    async confirmMfa(req, res) {
      await auth.confirmMfa(req.user.id, req.session, req.body.code, meta(req));
      res.status(204).end();
    },

    async stepUp(req, res) {
      await auth.stepUp(req.user.id, req.session, req.body.code, meta(req));
      res.status(204).end();
    },

    me(req, res) {
      const { id, email, name, role } = req.user;
      res.json({ id, email, name, role });
    },
  };
};
