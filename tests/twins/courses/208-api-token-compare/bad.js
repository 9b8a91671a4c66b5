module.exports = function requireApiToken(req, res, next) {
  const token = req.headers['x-api-token'];

  if (!token) {
    return res.status(401).json({ error: 'Missing token' });
  }
  if (token === process.env.API_TOKEN) { // fault: CWE-208
    return next();
  }
  return res.status(403).json({ error: 'Forbidden' });
};
