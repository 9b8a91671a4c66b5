const express = require('express');
const helmet = require('helmet');
const rateLimit = require('express-rate-limit');
const { requireUser } = require('./auth');

const app = express();

app.use(
  helmet({
    contentSecurityPolicy: { directives: { 'script-src': ["'self'"], 'style-src': ["'self'"] } },
    strictTransportSecurity: { maxAge: 31536000, includeSubDomains: true },
    referrerPolicy: { policy: 'no-referrer' },
  }),
);
app.use(rateLimit({ windowMs: 60_000, limit: 120, standardHeaders: 'draft-8', legacyHeaders: false }));
app.set('view engine', 'pug');

app.use('/account', requireUser, require('./routes/account'));
app.use('/', require('./routes/pages'));

app.listen(process.env.PORT ?? 8080);
