const express = require('express');
const helmet = require('helmet');
const { rateLimit } = require('express-rate-limit');
const pages = require('./routes/pages');
const { publicHost, port } = require('./config');

const app = express();
app.set('trust proxy', 1);
app.use(rateLimit({ windowMs: 60_000, limit: 300, standardHeaders: 'draft-8', legacyHeaders: false }));

app.use((req, res, next) => {
  if (req.secure) return next();
  if (req.method !== 'GET' && req.method !== 'HEAD') return res.status(403).send('HTTPS is required');

  const [host] = publicHost.split(':');
  return res.redirect(308, `https://${host}${req.originalUrl}`);
});

app.use(helmet());
app.use('/', pages);
app.use((req, res) => res.status(404).send('Page not found'));
app.use((err, req, res, next) => {
  if (res.headersSent) return next(err);
  console.error(JSON.stringify({ level: 'error', name: err.name, path: req.path }));
  return res.status(500).send('Something went wrong');
});

app.listen(port);
