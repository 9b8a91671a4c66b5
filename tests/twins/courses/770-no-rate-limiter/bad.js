const express = require('express');
const helmet = require('helmet');
const catalog = require('./services/catalog');

const app = express(); // fault: CWE-770

app.use(helmet());

app.get('/search', async (req, res) => {
  const hits = await catalog.search(String(req.query.q).slice(0, 100));
  res.json(hits);
});

app.use((err, req, res, next) => {
  res.status(err.status || 500).json({ error: 'Something went wrong' });
});

app.listen(8080);
