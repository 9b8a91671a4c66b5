function layout(title, body) {
  return ['<!doctype html><html><head><title>', title, '</title></head><body>', body, '</body></html>'].join('');
}

module.exports = function notFound(req, res) {
  const requested = decodeURIComponent(req.path);
  const body = '<p>The page ' + requested + ' does not exist.</p>';

  res.status(404);
  res.send(layout('Not found', body)); // fault: CWE-79
};
