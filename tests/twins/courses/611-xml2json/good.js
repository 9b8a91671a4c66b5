const fs = require('fs');
const path = require('path');
const xml2json = require('xml2json');
const router = require('express').Router();

router.get('/soap', (req, res) => {
  const envelope = fs.readFileSync(path.join(__dirname, 'service.wsdl'), 'utf8');
  const message = xml2json.toJson(envelope, { object: true });
  res.json({ operation: Object.keys(message)[0] });
});

module.exports = router;
