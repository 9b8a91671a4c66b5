const express = require('express');
const helmet = require('helmet');
const { rateLimit } = require('express-rate-limit');

const app = express();

app.use(helmet());
app.use(rateLimit({ windowMs: 60_000, limit: 100, standardHeaders: 'draft-7', legacyHeaders: false }));

app.get('/', (req, res) => {
  res.send('<h1>Opening hours</h1><p>Mon-Fri 9-17</p>');
});

app.use((req, res) => res.status(404).send('Not found'));

app.listen(process.env.PORT || 3000);
