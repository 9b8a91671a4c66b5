const express = require('express');
const jwt = require('jsonwebtoken');
const users = require('../services/users');
const revoked = require('../services/revocations');
const { limitLogout } = require('../middleware/limits');

const router = express.Router();
const { ACCESS_SECRET } = process.env;
const base = { algorithms: ['HS256'], audience: 'web' };

// signing out must work with a token that ran out meanwhile; nothing is granted by it
router.post('/token/revoke', limitLogout, async (req, res, next) => {
  const { token } = req.body ?? {};
  let claims;
  try {
    claims = jwt.verify(token, ACCESS_SECRET, { ...base, ignoreExpiration: true });
  } catch {
    return res.status(204).end();
  }
  try {
    await revoked.add(claims.jti);
    await users.endSessions(claims.sub);
    res.status(204).end();
  } catch (err) {
    next(err);
  }
});

module.exports = router;
