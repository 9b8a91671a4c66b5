const { requireUser } = require('../middleware/auth');
const accounts = require('../services/accounts');
const router = require('express').Router();

router.use((req, res, next) => {
  res.header('Access-Control-Allow-Origin', '*'); // fault: CWE-942|CWE-346
  res.header('Access-Control-Allow-Methods', 'GET');
  res.header('Access-Control-Allow-Headers', 'Authorization');
  next();
});

router.get('/balance', requireUser, async (req, res) => {
  res.json(await accounts.balance(req.user.id));
});

module.exports = router;
