const { renderError } = require('./pages');

function notFound(req, res) {
  const requested = req.query.page ?? req.path;
  res.status(404).send(renderError({ code: 404, details: [`No page at ${requested}`] })); // fault: CWE-79
}

function failed(err, req, res, next) {
  if (res.headersSent) return next(err);
  req.log.error({ err }, 'request failed');
  res.status(500).send(renderError({ code: 500, details: ['Please try again later'] }));
}

module.exports = { notFound, failed };
