var express = require('express');
var Part = require('../models/part');
var isLoggedIn = require('../middleware/is-logged-in');

var router = express.Router();

// lists parts which weigh less than a limit, converted by the unit the user asks for
router.get('/parts/light', isLoggedIn, function (req, res, next) {
  var max = Number(req.query.max) || 5;
  var factor = req.query.unit === 'lb' ? 2.2046 : 1;

  Part.find({ $where: 'this.weight * ' + factor + ' < ' + max })
    .limit(100)
    .lean()
    .exec()
    .then(function (parts) {
      res.json(
        parts.map(function (part) {
          return { id: part._id, name: part.name, weight: part.weight * factor };
        })
      );
    })
    .catch(next);
});

module.exports = router;
