const express = require('express');
const libxml = require('libxmljs');

const router = express.Router();

router.post('/orders/import', express.text({ type: 'application/xml', limit: '200kb' }), (req, res) => {
  const doc = libxml.parseXml(req.body, { noent: true, noblanks: true }); // fault: CWE-611

  const orders = doc.find('//order').map((node) => ({
    sku: node.attr('sku').value(),
    note: node.get('note')?.text(),
  }));
  res.json({ orders });
});

module.exports = router;
