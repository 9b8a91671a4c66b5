const express = require('express');
const helmet = require('helmet');
const rateLimit = require('express-rate-limit');
const catalog = require('./services/catalog');

const app = express();

app.use(helmet());
app.use(rateLimit({ windowMs: 60 * 1000, max: 60, standardHeaders: true, legacyHeaders: false }));

app.get('/search', async (req, res) => {
  const hits = await catalog.search(String(req.query.q).slice(0, 100));
  res.json(hits);
});

app.use((err, req, res, next) => {
  res.status(err.status || 500).json({ error: 'Something went wrong' });
});

app.listen(8080);
