const express = require('express');
const cookieParser = require('cookie-parser');
const config = require('./config');
const security = require('./middleware/security');
const limiters = require('./middleware/limiters');
const requestLog = require('./middleware/requestLog');
const errors = require('./middleware/errorHandler');
const site = require('./controllers/siteController');
const api = require('./routes');

const app = express();

app.disable('x-powered-by');
app.set('trust proxy', config.trustProxyHops);
app.set('query parser', 'simple');

app.use(requestLog);
app.use(security.headers);
app.get('/health', site.health);
app.use(security.httpsOnly);
app.use(security.cors);
app.use(limiters.general);

app.post('/webhooks/payment', express.raw({ type: 'application/json', limit: '20kb' }), site.paymentWebhook);

app.use(express.json({ limit: '50kb' }));
app.use(cookieParser());

app.get('/', site.landing);
app.use('/api/v1', api);

app.use(errors.notFound);
app.use(errors.handle);

module.exports = app;
