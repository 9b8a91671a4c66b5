// public timetable API, no cookies; only our two front ends may read it from a browser
const trusted = new Set(['https://portal.example.com', 'https://partner.example.net']);

function crossOrigin(req, res, next) {
  const origin = req.headers.origin;
  res.vary('Origin');

  if (origin && trusted.has(origin)) {
    res.setHeader('Access-Control-Allow-Origin', origin);
  }

  if (req.method === 'OPTIONS' && req.headers['access-control-request-method']) {
    res.setHeader('Access-Control-Allow-Methods', 'GET');
    res.setHeader('Access-Control-Allow-Headers', 'Content-Type');
    res.setHeader('Access-Control-Max-Age', '7200');
    return res.status(204).end();
  }

  res.setHeader('Cache-Control', 'public, max-age=300');
  return next();
}

module.exports = crossOrigin;
