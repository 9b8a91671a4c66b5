const { Router } = require('express');
const users = require('../repositories/users');
const audit = require('../lib/audit');

const router = Router();

router.get('/users', async (req, res) => {
  res.json(await users.listSummaries({ limit: 100 }));
});

router.post('/users/:id/suspend', async (req, res) => {
  if (!/^\d{1,9}$/.test(req.params.id)) return res.status(404).json({ error: 'not_found' });
  await users.suspend(Number(req.params.id));
  audit.info('authz_admin', { by: req.user.id, action: 'suspend', target: req.params.id });
  res.sendStatus(204);
});

module.exports = router;
