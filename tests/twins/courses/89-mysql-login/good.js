const express = require('express');
const bcrypt = require('bcrypt');
const connection = require('../db/connection');
const loginLimiter = require('../middleware/login-limiter');

const router = express.Router();

router.post('/login', loginLimiter, (req, res, next) => {
  const { email, password } = req.body;
  const sql = 'SELECT id, password_hash FROM users WHERE email = ?';

  connection.query(sql, [String(email)], async (err, rows) => {
    if (err) return next(err);

    const user = rows[0] || { password_hash: process.env.DUMMY_HASH };
    const ok = await bcrypt.compare(String(password), user.password_hash);
    if (!ok || !user.id) {
      return res.status(401).json({ error: 'Invalid e-mail or password' });
    }

    req.session.regenerate(() => {
      req.session.userId = user.id;
      res.status(204).end();
    });
  });
});

module.exports = router;
