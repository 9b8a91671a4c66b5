// Avatars are saved as <username>.png. Could somebody read other files with this?
app.get('/avatars/:name', function (req, res, next) {
  const size = req.query.size === 'large' ? 'large' : 'small';
  const name = req.params.name;

  if (name.indexOf('..') === 0) {
    return res.sendStatus(400);
  }

  const file = __dirname + '/uploads/' + size + '/' + name + (req.query.ext || '.png');
  res.sendFile(path.normalize(file), function (err) { // fault: CWE-73|CWE-22
    if (err && !res.headersSent) {
      next();
    }
  });
});
