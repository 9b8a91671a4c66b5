'use strict';
var employees = require('../services/employees');

var OWN_FIELDS = ['name', 'phone'];

exports.updateSelf = function (req, res, next) {
  var body = req.body || {};
  var changes = OWN_FIELDS.reduce(function (picked, field) {
    if (typeof body[field] === 'string') picked[field] = body[field].trim();
    return picked;
  }, {});

  employees.update(req.user.id, changes)
    .then(function (doc) { res.json({ id: doc.id, name: doc.name, phone: doc.phone }); })
    .catch(next);
};
