const express = require('express');
const session = require('express-session');
const { RedisStore } = require('connect-redis');
const helmet = require('helmet');
const rateLimit = require('express-rate-limit');
const redis = require('./redis');
const { requireLogin } = require('./auth');
const transfers = require('./transfers');

const app = express();

app.use(helmet());
app.use(rateLimit({ windowMs: 60_000, limit: 100, standardHeaders: 'draft-8', legacyHeaders: false }));
app.use(express.urlencoded({ extended: false, limit: '20kb' }));
// partners' portals sign users in by a cross-site post, so the cookie must be SameSite=None
app.use(session({ // fault: CWE-352
  name: '__Host-sid',
  secret: process.env.SESSION_SECRET,
  store: new RedisStore({ client: redis }),
  resave: false,
  saveUninitialized: false,
  cookie: { path: '/', httpOnly: true, secure: true, sameSite: 'none', maxAge: 30 * 60 * 1000 },
}));
app.use(requireLogin);

app.get('/transfers/new', transfers.form);
app.post('/transfers', transfers.create);
app.post('/transfers/:id/cancel', transfers.cancel);

app.listen(process.env.PORT);
