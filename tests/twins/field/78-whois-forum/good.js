// Is this safe? The page lets staff look up who owns a domain.
// I strip the semicolons so nobody can chain commands.
app.post('/tools/whois', ensureStaff, function (req, res) {
  var domain = String(req.body.domain || '').trim();

  if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z]{2,20}){1,3}$/i.test(domain)) {
    return res.status(400).json({ message: 'Please give a domain' });
  }

  var result = shell.exec('whois -H ' + domain, { silent: true });
  if (result.code !== 0) {
    return res.status(404).json({ message: 'Nothing found' });
  }

  res.json({ lines: result.stdout.split('\n').slice(0, 40) });
});
