const express = require('express');
const helmet = require('helmet');
const { rateLimit } = require('express-rate-limit');
const { authenticate } = require('./middleware/authenticate');
const customers = require('./services/customers');
const tickets = require('./services/tickets');
const { errorHandler, notFound } = require('./middleware/errors');

const app = express();

app.use(helmet());
app.use(rateLimit({ windowMs: 60000, limit: 90, standardHeaders: 'draft-7', legacyHeaders: false }));
app.use(express.json({ limit: '32kb' }));

app.get('/healthz', (req, res) => res.json({ status: 'up' }));
app.get('/version', (req, res) => res.json({ version: process.env.APP_VERSION }));

app.use(authenticate({ scope: 'backoffice' }));

app.get('/customers/export', async (req, res) => {
  res.type('text/csv').attachment('customers.csv');
  res.send(await customers.exportCsv());
});

app.get('/tickets', async (req, res) => {
  res.json(await tickets.open({ assignee: req.user.id }));
});

app.use(notFound);
app.use(errorHandler);

app.listen(3000);
