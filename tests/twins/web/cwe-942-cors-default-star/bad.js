var express = require('express');
var cors = require('cors');
var helmet = require('helmet');
var rateLimit = require('express-rate-limit');
var auth = require('./auth');

var app = express();
var crossSite = cors({ // fault: CWE-942|CWE-346
  methods: ['GET', 'POST'],
  allowedHeaders: ['Content-Type', 'Authorization'],
  maxAge: 7200
});

app.use(helmet());
app.options('*', crossSite);
app.use(crossSite);
app.use(rateLimit({ windowMs: 60000, max: 100, standardHeaders: true, legacyHeaders: false }));
app.use(express.json({ limit: '20kb' }));
app.use('/patients', auth.required, require('./patients'));

app.listen(process.env.PORT || 3000);
