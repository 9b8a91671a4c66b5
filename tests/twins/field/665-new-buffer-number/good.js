var express = require('express');
var router = express.Router();

// returns the "avatar seed": the name, hex coded
router.post('/seed', function (req, res) {
  var name = req.body.name;
  if (typeof name !== 'string' || name.length > 100) {
    return res.status(400).json({ error: 'name missing' });
  }
  var seed = Buffer.from(name, 'utf8').toString('hex');
  res.json({ seed: seed });
});

module.exports = router;
