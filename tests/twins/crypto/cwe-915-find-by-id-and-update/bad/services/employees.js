'use strict';
var Employee = require('../models/employee');

exports.update = function (id, changes) {
  return Employee.findByIdAndUpdate(id, changes, { new: true, runValidators: true }).orFail(); // fault: CWE-915|CWE-943
};
