const express = require('express');
const helmet = require('helmet');
const { rateLimit } = require('express-rate-limit');
const { authenticate } = require('./middleware/auth');
const { requireRole } = require('./middleware/roles');
const adminRouter = require('./routes/admin');
const meRouter = require('./routes/me');

const app = express();
app.use(helmet());
app.use(rateLimit({ windowMs: 60_000, limit: 100, standardHeaders: 'draft-7', legacyHeaders: false }));
app.use(express.json({ limit: '50kb' }));

app.use('/me', authenticate, meRouter);
app.use('/admin', authenticate, requireRole('admin'), adminRouter);

app.use((req, res) => res.status(404).json({ error: 'not_found' }));
app.use((err, req, res, next) => {
  console.error(JSON.stringify({ level: 'error', msg: 'unhandled', name: err.name, path: req.path }));
  if (res.headersSent) return next(err);
  res.status(500).json({ error: 'internal' });
});

module.exports = app;
