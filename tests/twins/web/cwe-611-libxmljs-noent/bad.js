const libxmljs = require('libxmljs2');
const express = require('express');
const { requirePartner } = require('../auth');
const orders = require('../services/orders');

const router = express.Router();
const XML_OPTIONS = {
  noblanks: true,
  noent: true,
  nocdata: true,
};

router.post(
  '/edi/orders',
  requirePartner,
  express.text({ type: ['application/xml', 'text/xml'], limit: '200kb' }),
  async (req, res, next) => {
    try {
      const xml = req.body;
      const doc = libxmljs.parseXml(xml, XML_OPTIONS); // fault: CWE-611
      const lines = doc.find('//line').map((node) => ({
        sku: node.attr('sku')?.value(),
        qty: Number(node.text()),
      }));
      const { id } = await orders.create(req.partner.id, lines);
      res.status(201).json({ id });
    } catch (err) {
      next(err);
    }
  },
);

module.exports = router;
