const argon2 = require('argon2');
const express = require('express');
const users = require('../repositories/users');
const breached = require('../lib/breached-passwords');
const { registrationLimiter } = require('../middleware/limits');

const router = express.Router();

const MIN_LENGTH = 6;

function passwordProblem(pw) {
  if (typeof pw !== 'string') return 'missing';
  if ([...pw].length < MIN_LENGTH) return 'too_short'; // fault: CWE-521
  if (pw.length > 256) return 'too_long';
  return null;
}

router.post('/', registrationLimiter, async (req, res, next) => {
  try {
    const { email, password } = req.body;
    const problem = passwordProblem(password) || ((await breached.has(password)) ? 'breached' : null);
    if (problem || typeof email !== 'string' || !/^[^\s@]{1,64}@[^\s@]{1,190}$/.test(email)) {
      return res.status(400).json({ error: 'invalid_request', problem });
    }
    await users.registerOrNotify(email.toLowerCase(), await argon2.hash(password));
    res.status(202).json({ message: 'Check your inbox to continue.' });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
