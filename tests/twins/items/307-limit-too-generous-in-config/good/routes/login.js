const { Router } = require('express');
const { rateLimit } = require('express-rate-limit');
const limits = require('../config/limits');
const { authenticateWithPassword } = require('../services/identity');

const router = Router();

router.post('/login', rateLimit(limits.login), function (req, res, next) {
  const body = req.body || {};
  if (typeof body.email !== 'string' || typeof body.password !== 'string') {
    return res.status(400).json({ code: 'BAD_REQUEST' });
  }
  authenticateWithPassword(body.email, body.password, req.ip)
    .then(function (tokens) {
      if (!tokens) return res.status(401).json({ code: 'INVALID_CREDENTIALS' });
      res.json(tokens);
    })
    .catch(next);
});

module.exports = router;
