const xml2json = require('xml2json');
const router = require('express').Router();
const bodyParser = require('body-parser');

router.use(bodyParser.text({ type: 'text/xml', limit: '100kb' }));

router.post('/soap', (req, res) => {
  const { body: envelope } = req;
  const message = xml2json.toJson(envelope, { object: true }); // fault: CWE-611|CWE-776
  res.json({ operation: Object.keys(message)[0] });
});

module.exports = router;
