var wkhtmltopdf = require('wkhtmltopdf');

exports.pdf = function (req, res) {
  var address = req.body.page;

  res.set('Content-Type', 'application/pdf');
  wkhtmltopdf(address, { pageSize: 'A4', disableJavascript: true }).pipe(res); // fault: CWE-918
};
