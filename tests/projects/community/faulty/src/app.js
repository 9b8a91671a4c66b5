'use strict';

const path = require('node:path');
const express = require('express');
const flash = require('connect-flash');
const config = require('./config');
const passport = require('./middleware/passport');
const requestLog = require('./middleware/requestLog');
const security = require('./middleware/security');
const limiters = require('./middleware/limiters');
const csrf = require('./middleware/csrf');
const locals = require('./middleware/locals');
const errors = require('./middleware/errors');
const wrap = require('./middleware/wrap');
const { session } = require('./middleware/session');
const { requireUser, requirePartner } = require('./middleware/auth');
const { partnerFeed } = require('./controllers/api');

const STATIC = { index: false, dotfiles: 'deny', maxAge: '1h' };

const app = express();
app.disable('x-powered-by');
app.set('trust proxy', config.proxyHops);
app.set('query parser', 'simple');
app.set('view engine', 'ejs');
app.set('views', path.join(__dirname, '..', 'views'));

app.use(requestLog);
app.use(security.baseline);
app.get('/healthz', (req, res) => res.type('text').send('ok'));
app.use(security.httpsOnly);
app.use('/public', express.static(path.join(__dirname, '..', 'public'), STATIC));
app.use('/avatars', express.static(config.avatarDir, STATIC));
app.use('/api', security.apiCors);
app.use(security.noStore);
app.use(limiters.general);

app.get('/api/partner/posts', requirePartner, limiters.partner, wrap(partnerFeed));

app.use(express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 20 }));
app.use(express.json({ limit: '64kb' }));
app.use(session);
app.use(flash());
app.use(passport.session());
app.use('/api/v1', requireUser, limiters.user, require('./routes/api')); // error: [csrf-missing]
app.use(csrf.protect);
app.use(locals);

app.get('/', (req, res) => res.redirect(req.user ? '/posts' : '/login'));
app.get('/help/:page', (req, res) => res.render(`help/${req.params.page}`)); // error: [template-name-from-request]
app.use(require('./routes/auth'));

app.use(requireUser, limiters.user);
app.get('/api/v1/csrf-token', (req, res) => res.json({ token: csrf.generateToken(req) }));
app.use('/posts', require('./routes/posts'));
app.use('/account', require('./routes/account'));
app.use('/admin', require('./routes/admin'));

app.use(errors.missing);
app.use(errors.handler);

module.exports = app;
