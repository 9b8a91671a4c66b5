const express = require('express');
const fs = require('fs');
const path = require('path');
const { requireUser } = require('../middleware/auth');

const router = express.Router();
const INVOICE_ROOT = path.join(__dirname, '..', '..', 'storage', 'invoices');

function invoicePath(customerId, number) {
  const parts = [INVOICE_ROOT, String(customerId), number + '.pdf'];
  return parts.join(path.sep);
}

router.get('/invoices/:number', requireUser, (req, res, next) => {
  const { params: { number }, user: { customerId } } = req;
  if (!/^[A-Z]{2}-\d{4}-\d{1,8}$/.test(number)) {
    return res.status(400).json({ error: 'Bad invoice number' });
  }
  const file = invoicePath(customerId, number);

  fs.readFile(file, (err, data) => {
    if (err) {
      if (err.code === 'ENOENT') return res.status(404).json({ error: 'Invoice not found' });
      return next(err);
    }
    res.type('application/pdf').send(data);
  });
});

module.exports = router;
