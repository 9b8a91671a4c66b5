// CORS middleware from our project. The SPA runs on another domain and needs the session cookie.
const SPA = ['https://app.example.com', 'https://beta.example.com'];

app.use(function (req, res, next) {
  const origin = req.headers.origin;

  res.setHeader('Vary', 'Origin');
  if (SPA.includes(origin)) {
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
    res.setHeader('Access-Control-Allow-Methods', 'GET, POST, PATCH');
    res.setHeader('Access-Control-Allow-Headers', 'Content-Type, X-CSRF-Token');
    res.setHeader('Access-Control-Max-Age', '600');
  }

  if (req.method === 'OPTIONS') {
    return res.sendStatus(204);
  }
  next();
});
