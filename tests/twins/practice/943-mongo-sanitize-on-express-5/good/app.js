const express = require('express');
const helmet = require('helmet');
const { rateLimit } = require('express-rate-limit');
const parcels = require('./parcels');
const { errorHandler } = require('./errors');

const app = express();
app.use(helmet());
app.use(rateLimit({ windowMs: 60_000, limit: 60, standardHeaders: 'draft-8', legacyHeaders: false }));
app.use(express.json({ limit: '10kb' }));

app.use('/parcels', parcels);
app.use((req, res) => res.status(404).json({ error: 'Not found' }));
app.use(errorHandler);

module.exports = app;
