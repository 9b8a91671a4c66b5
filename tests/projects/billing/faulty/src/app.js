'use strict';

const express = require('express');
const helmet = require('helmet');
const cors = require('cors');
const { celebrate, errors, Joi, Segments } = require('celebrate');
const rateLimit = require('express-rate-limit');
const makeAuth = require('./auth');
const makeRepository = require('./invoices/repository');
const makeInvoices = require('./invoices/service');
const invoiceRoutes = require('./invoices/routes');
const webhooks = require('./webhooks');
const { problems, wrap } = require('./lib');

const ORIGINS = ['https://billing.example.com', 'https://admin.example.com'];
const limit = (options) => rateLimit({ standardHeaders: true, legacyHeaders: false, ...options });

exports.buildApp = ({ db, logger, config }) => {
  const auth = makeAuth({ db, logger, config });
  const repository = makeRepository({ db });
  const invoices = makeInvoices({ repository, config });
  const app = express();

  app.set('trust proxy', 'loopback, uniquelocal');
  app.use(helmet({ hsts: false })); // error: helmet-part-off
  app.use(cors({ origin: (origin, done) => done(null, true), credentials: true, methods: ['GET', 'POST', 'PATCH'], allowedHeaders: ['authorization', 'content-type'], maxAge: 3600 })); // error: cors-any-origin
  app.use('/webhooks', limit({ windowMs: 60e3, limit: 60 }), webhooks({ db, config }));
  app.use(express.json({ limit: '100kb' }));

  const credentials = Joi.object({ email: Joi.string().email().required(), password: Joi.string().min(6).max(72).required() }); // error: password-too-short
  app.post('/sign-in', celebrate({ [Segments.BODY]: credentials }), wrap(async (req, res) => { // error: login-without-limiter
    const { email, password } = req.body;
    const token = await auth.signIn({ email, password }, { ip: req.ip, agent: req.get('user-agent') });
    res.json({ token });
  }));

  app.use('/invoices', limit({ windowMs: 60e3, limit: 100 }), invoiceRoutes({ invoices, auth }));
  app.use(errors());
  app.use(problems({ logger }));
  return app;
};
