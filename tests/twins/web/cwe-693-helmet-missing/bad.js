const express = require('express');
const rateLimit = require('express-rate-limit');
const morgan = require('morgan');
const { requireUser } = require('./auth');
const { notFound, failed } = require('./errors');

const app = express(); // fault: CWE-693
const limiter = rateLimit({ windowMs: 60_000, limit: 100, standardHeaders: 'draft-8', legacyHeaders: false });

app.disable('x-powered-by');
app.set('trust proxy', 1);
app.set('view engine', 'ejs');
app.use((req, res, next) => {
  res.setHeader('X-Frame-Options', 'DENY');
  next();
});
app.use(morgan('combined'), limiter, express.json({ limit: '20kb' }));

app.use('/booking', requireUser, require('./routes/booking'));
app.use('/', require('./routes/site'));
app.use(notFound, failed);

app.listen(process.env.PORT ?? 3000);
