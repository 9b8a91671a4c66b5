const express = require('express');
const { authenticate, requireRole } = require('../middleware/security');
const { auditTrail } = require('../middleware/audit');
const wrap = require('../lib/wrap');
const merchants = require('../services/merchants');
const payouts = require('../services/payouts');

const admin = express.Router();

admin.use(authenticate);
admin.use(auditTrail('admin'));

admin.get('/merchants', requireRole('admin'), wrap(async (req, res) => {
  res.json(await merchants.overview());
}));

admin.post('/merchants/:id/suspend', wrap(async (req, res) => { // fault: CWE-285|CWE-862
  await merchants.suspend(req.params.id, { by: req.user.id });
  res.status(204).end();
}));

admin.post('/payouts/:id/release', requireRole('admin'), wrap(async (req, res) => {
  await payouts.release(req.params.id, { by: req.user.id });
  res.status(204).end();
}));

module.exports = { mount: (app) => app.use('/admin', admin) };
