const { Router } = require('express');
const { authenticate, requireRole } = require('../auth');
const users = require('../services/users');

const admin = Router();

admin.use(authenticate);

admin.get('/users', requireRole('admin'), async (req, res) => {
  res.json(await users.list({ limit: 100 }));
});

admin.post('/users/:id/block', requireRole('admin'), async (req, res) => {
  await users.block(req.params.id);
  res.sendStatus(204);
});

admin.put('/users/:id/role', requireRole('admin'), async (req, res) => {
  const role = ['member', 'editor', 'admin'].find((r) => r === req.body.role);
  if (!role) return res.status(400).json({ error: 'unknown role' });
  await users.setRole(req.params.id, role);
  res.sendStatus(204);
});

module.exports = admin;
