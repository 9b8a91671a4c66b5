var express = require('express');
var router = express.Router();

// returns the "avatar seed": the name, hex coded
router.post('/seed', function (req, res) {
  var name = req.body.name;
  if (!name) {
    return res.status(400).json({ error: 'name missing' });
  }
  var seed = new Buffer(name).toString('hex'); // fault: CWE-665
  res.json({ seed: seed });
});

module.exports = router;
