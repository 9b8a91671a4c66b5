const express = require('express');
const cors = require('cors');
const helmet = require('helmet');
const { rateLimit } = require('express-rate-limit');
const settings = require('./settings');
const { bearer } = require('./auth');

const app = express();

const corsOptions = {
  methods: ['GET', 'POST', 'PATCH'],
  allowedHeaders: ['Content-Type', 'Authorization'],
  maxAge: 7200,
};
corsOptions.credentials = true;
corsOptions.origin = settings.isTest ? 'https://test.acme.example' : 'https://www.acme.example';

app.use(helmet());
app.use(cors(corsOptions));
app.use(rateLimit({ windowMs: 60_000, limit: 100, standardHeaders: 'draft-8', legacyHeaders: false }));
app.use(express.json({ limit: '50kb' }));

app.use('/api', bearer, require('./api'));

app.listen(settings.port);
