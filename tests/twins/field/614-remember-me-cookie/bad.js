const express = require('express');
const crypto = require('crypto');
const { loginLimiter } = require('./limiters');

const router = express.Router();
const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1000;

router.post('/login', loginLimiter, async (req, res, next) => {
  try {
    const user = await req.auth.check(String(req.body.email), String(req.body.password));
    if (!user) return res.status(401).json({ error: 'login failed' });

    const token = crypto.randomBytes(32).toString('hex');
    await req.auth.remember(user.id, token);
    res.cookie('remember', token, { maxAge: THIRTY_DAYS, sameSite: 'strict' }); // fault: CWE-614|CWE-1004
    res.sendStatus(204);
  } catch (e) {
    next(e);
  }
});

module.exports = router;
