const express = require('express');
const helmet = require('helmet');
const { rateLimit } = require('express-rate-limit');
const { authenticate } = require('./authenticate');
const publicRoutes = require('./routes/public');
const contacts = require('./routes/contacts');
const deals = require('./routes/deals');
const { errorHandler } = require('./errors');

const app = express();
app.use(helmet());
app.use(rateLimit({ windowMs: 60000, limit: 200, standardHeaders: 'draft-8', legacyHeaders: false }));
app.use(express.json({ limit: '50kb' }));

app.use('/api/public', publicRoutes);
app.use('/api/contacts', contacts); // fault: CWE-306|CWE-862
app.use('/api', authenticate);
app.use('/api/deals', deals);

app.use((req, res) => res.status(404).json({ error: 'Not found' }));
app.use(errorHandler);

app.listen(process.env.PORT || 8080);
