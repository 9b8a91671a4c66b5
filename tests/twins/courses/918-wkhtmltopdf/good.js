var wkhtmltopdf = require('wkhtmltopdf');

exports.pdf = function (req, res) {
  var invoice = parseInt(req.body.invoice, 10);
  if (!(invoice > 0) || req.user.invoices.indexOf(invoice) === -1) {
    return res.status(404).end();
  }
  var address = 'https://print.example.com/invoices/' + invoice;

  res.set('Content-Type', 'application/pdf');
  wkhtmltopdf(address, { pageSize: 'A4', disableJavascript: true }).pipe(res);
};
