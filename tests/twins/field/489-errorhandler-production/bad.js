const express = require('express');
const helmet = require('helmet');
const errorhandler = require('errorhandler');
const { rateLimit } = require('express-rate-limit');
const routes = require('./routes');

const app = express();

app.use(helmet());
app.use(rateLimit({ windowMs: 60000, limit: 100, standardHeaders: 'draft-7' }));
app.use(express.json({ limit: '20kb' }));
app.use('/api', routes);

if (process.env.NODE_ENV) {
  app.use(errorhandler({ log: false })); // fault: CWE-489|CWE-209|CWE-215
}

module.exports = app;
