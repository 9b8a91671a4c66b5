const express = require('express');
const libxml = require('libxmljs2');

const router = express.Router();

router.post('/feeds/import', express.text({ type: ['text/xml', 'application/xml'], limit: '200kb' }), (req, res) => {
  let doc;
  try {
    doc = libxml.parseXml(req.body, { noent: false, nonet: true, noblanks: true });
  } catch (e) {
    return res.status(400).json({ error: 'not well-formed' });
  }

  const items = doc.find('//item').map((node) => ({
    title: node.get('title')?.text() ?? '',
    link: node.get('link')?.text() ?? '',
  }));
  res.json({ items });
});

module.exports = router;
