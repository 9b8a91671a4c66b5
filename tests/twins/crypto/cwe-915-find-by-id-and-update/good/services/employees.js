'use strict';
var Employee = require('../models/employee');

exports.update = function (id, changes) {
  return Employee.findByIdAndUpdate(id, { $set: changes }, { new: true, runValidators: true }).orFail();
};
