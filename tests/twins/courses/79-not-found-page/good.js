function layout(title, body) {
  return ['<!doctype html><html><head><title>', title, '</title></head><body>', body, '</body></html>'].join('');
}

function encode(text) {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

module.exports = function notFound(req, res) {
  const requested = req.path;
  const body = '<p>The page ' + encode(requested) + ' does not exist.</p>';

  res.status(404);
  res.send(layout('Not found', body));
};
