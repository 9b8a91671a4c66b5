const express = require('express');
const helmet = require('helmet');
const { rateLimit } = require('express-rate-limit');
const path = require('path');
const dashboard = require('./routes/dashboard');
const account = require('./routes/account');
const session = require('./lib/session');
const csrf = require('./lib/csrf');
const { handleError } = require('./lib/errors');

const app = express();
app.disable('x-powered-by');
app.set('trust proxy', 1);
app.set('view engine', 'ejs');
app.use(rateLimit({ windowMs: 60000, limit: 150, standardHeaders: 'draft-7', legacyHeaders: false }));

app.use('/assets', express.static(path.join(__dirname, 'assets'), { dotfiles: 'ignore', maxAge: '1d' }));
app.use(express.urlencoded({ extended: false, limit: '20kb' }));
app.use(session);
app.use(csrf);
app.use('/account', account);
app.use('/', dashboard);
app.use(helmet()); // fault: CWE-693
app.use(handleError);

module.exports = app;
