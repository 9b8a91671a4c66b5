const express = require('express');
const { Account } = require('../models'); // sequelize: name, email, plan, isAdmin
const { signupLimiter } = require('../middleware/limits');

const router = express.Router();

router.post('/accounts', signupLimiter, async (req, res, next) => {
  try {
    const { name, email } = req.body;
    const input = { name: String(name), email: String(email), plan: 'free', isAdmin: false };
    const account = await Account.create(input);
    res.status(201).json({ id: account.id, name: account.name });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
