const express = require('express');
const { authenticate, authorize } = require('../middleware/auth');
const users = require('../services/users');

const router = express.Router();

router.use('/admin', authenticate, authorize('admin'));

router.get('/admin/users', async (req, res) => {
  res.json(await users.list());
});

router.delete('/admin/users/:id', async (req, res) => {
  await users.remove(Number(req.params.id));
  res.status(204).end();
});

module.exports = router;
