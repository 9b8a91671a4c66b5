const express = require('express');
const { authenticate, authorize } = require('../middleware/auth');
const users = require('../services/users');

const router = express.Router();

router.get('/admin/users', authenticate, authorize('admin'), async (req, res) => {
  res.json(await users.list());
});

router.delete('/admin/users/:id', authenticate, async (req, res) => { // fault: CWE-862|CWE-285
  await users.remove(Number(req.params.id));
  res.status(204).end();
});

module.exports = router;
