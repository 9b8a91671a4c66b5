const express = require('express');
const helmet = require('helmet');
const errorhandler = require('errorhandler');
const { rateLimit } = require('express-rate-limit');
const { authenticate } = require('./auth');
const orders = require('./orders');
const log = require('./log');

const app = express();
app.use(helmet());
app.use(rateLimit({ windowMs: 60000, limit: 100, standardHeaders: true, legacyHeaders: false }));
app.use(express.json());
app.use('/orders', authenticate, orders);

if (process.env.NODE_ENV) {
  app.use(errorhandler({ log: (err) => log.error(err) })); // fault: CWE-489|209
}

app.use((err, req, res, next) => {
  if (res.headersSent) return next(err);
  log.error(err);
  res.status(500).json({ error: 'internal' });
});

app.listen(process.env.PORT);
