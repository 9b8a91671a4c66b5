const router = require('express').Router();
const requireSession = require('../middleware/require-session');
const audit = require('../lib/audit');

const COOKIE = '__Host-sid';

router.get('/', requireSession, (req, res) => {
  res.json({ id: req.session.userId, since: req.session.startedAt });
});

router.delete('/', requireSession, (req, res, next) => {
  const { userId } = req.session;
  req.session.destroy((err) => {
    if (err) return next(err);
    audit.info('authn_logout', { userId, ip: req.ip });
    res.clearCookie(COOKIE, { path: '/', secure: true, httpOnly: true, sameSite: 'lax' }).sendStatus(204);
  });
});

module.exports = router;
