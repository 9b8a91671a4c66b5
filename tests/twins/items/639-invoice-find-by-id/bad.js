const router = require('express').Router();
const mongoose = require('mongoose');
const Invoice = require('../models/Invoice');
const requireUser = require('../middleware/requireUser');

router.use(requireUser);

router.param('invoiceId', (req, res, next, id) => {
  if (!mongoose.isValidObjectId(id)) return res.status(404).json({ error: 'not_found' });
  next();
});

router.get('/', async (req, res, next) => {
  try {
    const list = await Invoice.find({ customer: req.user.id }).select('number total dueAt').limit(100).lean();
    res.json(list);
  } catch (e) {
    next(e);
  }
});

router.get('/:invoiceId', async (req, res, next) => {
  try {
    const invoice = await Invoice.findById(req.params.invoiceId).select('number total dueAt lines').lean(); // fault: CWE-639
    if (!invoice) return res.status(404).json({ error: 'not_found' });
    res.json(invoice);
  } catch (e) {
    next(e);
  }
});

module.exports = router;
