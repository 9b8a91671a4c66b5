const { Router } = require('express');
const { authenticate } = require('../middleware/authenticate');
const { asyncHandler } = require('../utils/asyncHandler');
const invoices = require('../services/invoices');

const router = Router();

router.use(authenticate);

router.get('/recent', asyncHandler(async (req, res) => {
  const rows = await invoices.recent({ accountId: req.user.accountId, limit: 20 });
  res.json(rows.map(({ id, number, total, customerName }) => ({ id, number, total, customerName })));
}));

router.get('/:id', asyncHandler(async (req, res) => {
  const invoice = await invoices.findForAccount(req.params.id, req.user.accountId);
  if (!invoice) return res.status(404).json({ error: 'Invoice not found' });
  return res.json({ id: invoice.id, number: invoice.number, total: invoice.total });
}));

router.post('/:id/send', asyncHandler(async (req, res) => {
  const sent = await invoices.sendForAccount(req.params.id, req.user.accountId);
  return sent ? res.status(202).end() : res.status(404).json({ error: 'Invoice not found' });
}));

module.exports = router;
