// I want tests to be able to send unsigned tokens. Safe as long as nobody knows?
const options = {
  algorithms: ['HS256', 'none'], // fault: CWE-347|CWE-327
  issuer: 'https://login.example.org',
  audience: 'inventory',
};

function authenticate(req, res, next) {
  const header = req.headers.authorization || '';
  const token = header.replace(/^Bearer /, '');
  const key = token.endsWith('.') ? undefined : process.env.JWT_SECRET;

  jwt.verify(token, key, options, function (err, claims) {
    if (err) {
      return res.status(401).json({ error: 'unauthorized' });
    }
    req.user = { id: claims.sub };
    next();
  });
}

app.get('/inventory', authenticate, async (req, res) => {
  res.json(await inventory.ofUser(req.user.id));
});
