'use strict';
var mongoose = require('mongoose');

module.exports = mongoose.model('Employee', new mongoose.Schema({
  name: { type: String, maxlength: 80 },
  phone: { type: String, maxlength: 30 },
  role: { type: String, enum: ['staff', 'lead', 'hr'], default: 'staff' },
  salary: Number,
  holidayDays: Number
}));
