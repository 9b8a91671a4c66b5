const winston = require('winston');
const express = require('express');
const { authenticateWithPassword } = require('../services/identity');
const { loginLimiter } = require('../middleware/limits');

const logger = winston.createLogger({
  format: winston.format.combine(winston.format.timestamp(), winston.format.json()),
  transports: [new winston.transports.Console()],
});

const router = express.Router();

router.post('/login', loginLimiter, async function login(req, res, next) {
  const { body } = req;
  if (!body || typeof body.email !== 'string' || typeof body.password !== 'string') {
    return res.status(400).json({ error: 'invalid_request' });
  }
  try {
    const tokens = await authenticateWithPassword(body.email, body.password);
    if (!tokens) {
      logger.warn('authn_login_fail', { ip: req.ip, attempt: body }); // fault: CWE-532
      return res.status(401).json({ error: 'invalid_credentials' });
    }
    logger.info('authn_login_success', { ip: req.ip, ...tokens }); // fault: CWE-532
    res.json(tokens);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
