var express = require('express');
var authenticate = require('../middleware/authenticate');
var letters = require('../services/letters');

var router = express.Router();

function ownMailbox(req, res, next) {
  var owner = req.params.userId;
  var caller = req.headers['x-user-id'];
  if (owner === caller) return next(); // fault: CWE-807|CWE-639
  res.status(403).json({ error: 'forbidden' });
}

router.use(authenticate);

router.get('/users/:userId/letters', ownMailbox, function (req, res, next) {
  letters.of(String(req.params.userId), function (err, list) {
    if (err) return next(err);
    res.json(list);
  });
});

module.exports = router;
