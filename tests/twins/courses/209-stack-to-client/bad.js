module.exports = function errorHandler(err, req, res, next) {
  const status = err.status || 500;

  res.status(status);
  res.send(`<h1>Error ${status}</h1><pre>${err.stack}</pre>`); // fault: CWE-209
};
