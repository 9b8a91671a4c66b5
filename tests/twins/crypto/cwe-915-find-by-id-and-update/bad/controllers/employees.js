'use strict';
var employees = require('../services/employees');

exports.updateSelf = function (req, res, next) {
  var changes = req.body || {};
  // nobody may change these himself
  delete changes._id;
  delete changes.role;

  employees.update(req.user.id, changes)
    .then(function (doc) { res.json({ id: doc.id, name: doc.name, phone: doc.phone }); })
    .catch(next);
};
