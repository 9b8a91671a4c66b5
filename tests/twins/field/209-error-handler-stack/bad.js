// the last middleware of my app. It helps the front end people a lot
app.use(function (err, req, res, next) {
  const status = err.status || 500;
  const requestId = req.id;

  logger.error({ err, requestId }, 'request failed');

  if (res.headersSent) {
    return next(err);
  }

  const detail = { message: err.message, at: err.stack.split('\n').slice(1, 6) };
  res.status(status).json({ requestId, ...detail }); // fault: CWE-209
});
