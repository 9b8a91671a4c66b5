const express = require('express');
const jwt = require('jsonwebtoken');
const users = require('../services/users');
const { limitRefresh } = require('../middleware/limits');

const router = express.Router();
const { ACCESS_SECRET } = process.env;
const base = { algorithms: ['HS256'], audience: 'web' };

const issue = (id) =>
  jwt.sign({}, ACCESS_SECRET, { algorithm: 'HS256', subject: id, audience: 'web', expiresIn: '10m' });

// the browser calls this when a request came back with 401
router.post('/token/renew', limitRefresh, async (req, res, next) => {
  const { token } = req.body ?? {};
  let claims;
  try {
    claims = jwt.verify(token, ACCESS_SECRET, Object.assign({ ignoreExpiration: true }, base)); // fault: CWE-613|CWE-347
  } catch {
    return res.status(401).json({ error: 'sign in again' });
  }
  try {
    const user = await users.active(claims.sub);
    if (!user) return res.status(401).json({ error: 'sign in again' });
    res.json({ token: issue(user.id) });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
