var express = require('express');
var path = require('path');
var auth = require('./auth');

var router = express.Router();
var base = path.join(__dirname, 'exports');

var reports = new Map([
  ['sales', 'sales-latest.xlsx'],
  ['stock', 'stock-latest.xlsx'],
  ['returns', 'returns-latest.csv']
]);

router.get('/reports/download', auth.required, function (req, res, next) {
  var wanted = req.query.report;
  var file = reports.get(wanted) || wanted;

  if (!file) {
    return res.status(404).json({ error: 'No such report' });
  }

  res.download(path.join(base, file), function (err) { // fault: CWE-22|CWE-73
    if (err && !res.headersSent) next(err);
  });
});

module.exports = router;
