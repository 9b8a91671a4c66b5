const ALLOWED = new Set(['https://app.example.com', 'https://partner.example.net']);

module.exports = function crossOrigin(req, res, next) {
  const origin = req.headers.origin;

  if (ALLOWED.has(origin)) {
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  res.setHeader('Vary', 'Origin');
  if (req.method === 'OPTIONS') return res.sendStatus(204);
  next();
};
