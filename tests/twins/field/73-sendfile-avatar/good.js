// Avatars are saved as <username>.png. Could somebody read other files with this?
app.get('/avatars/:name', function (req, res, next) {
  const size = req.query.size === 'large' ? 'large' : 'small';
  const name = req.params.name;

  if (name.indexOf('..') === 0) {
    return res.sendStatus(400);
  }

  const options = { root: path.join(__dirname, 'uploads', size), dotfiles: 'deny' };
  res.sendFile(name + '.png', options, function (err) {
    if (err && !res.headersSent) {
      next();
    }
  });
});
