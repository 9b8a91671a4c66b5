const express = require('express');
const cors = require('cors');
const helmet = require('helmet');
const { rateLimit } = require('express-rate-limit');
const session = require('./session');
const api = require('./api');
const { csrfProtection } = require('./csrf');
const { onError } = require('./errors');
const { webOrigins } = require('./config');

const app = express();

app.use(helmet());
app.use(cors({
  origin: webOrigins.length ? webOrigins : false,
  credentials: true,
  methods: ['GET', 'POST', 'DELETE'],
  allowedHeaders: ['Content-Type', 'X-CSRF-Token'],
  maxAge: 7200,
}));
app.use(rateLimit({ windowMs: 60_000, limit: 120, standardHeaders: 'draft-7', legacyHeaders: false }));
app.use(express.json());
app.use(session);
app.use(csrfProtection);
app.use('/api', api);
app.use(onError);

module.exports = app;
