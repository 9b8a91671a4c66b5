var express = require('express');
var authenticate = require('../middleware/authenticate');
var letters = require('../services/letters');

var router = express.Router();

function ownMailbox(req, res, next) {
  var owner = req.params.userId;
  var caller = req.user.id; // set by authenticate from the session
  if (owner === caller) return next();
  res.status(403).json({ error: 'forbidden' });
}

router.use(authenticate);

router.get('/users/:userId/letters', ownMailbox, function (req, res, next) {
  letters.of(String(req.params.userId), function (err, list) {
    if (err) return next(err);
    if (req.query.newest === req.headers['x-newest-seen']) return res.status(304).end();
    res.json(list);
  });
});

module.exports = router;
