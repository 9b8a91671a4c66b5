'use strict';
var Invoice = require('../models/invoice');
var log = require('../log');

function fail(res) {
  return function (err) {
    log.error({ err: err }, 'invoice');
    res.status(500).send('Something went wrong');
  };
}

exports.show = function (req, res) {
  Invoice.forCustomer(req.user.customerId, String(req.params.number))
    .then(function (invoice) {
      if (!invoice) return res.sendStatus(404);
      res.json(invoice.toPublic());
    })
    .catch(fail(res));
};
