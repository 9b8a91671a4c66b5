const express = require('express');
const session = require('express-session');
const { csrfSync } = require('csrf-sync');
const methodOverride = require('method-override');
const store = require('./session-store');

const { csrfSynchronisedProtection } = csrfSync({ getTokenFromRequest: (req) => req.body?.csrf });
const override = methodOverride('_method', { methods: ['GET', 'POST'] });

const site = express.Router();

site.use(express.urlencoded({ extended: false, limit: '50kb' }));
site.use(session({
  name: '__Host-sid',
  secret: process.env.SESSION_SECRET,
  resave: false,
  saveUninitialized: false,
  store,
  cookie: { secure: true, httpOnly: true, sameSite: 'lax', path: '/' },
}));
site.use(csrfSynchronisedProtection, override); // fault: CWE-352

site.delete('/addresses/:id', async (req, res, next) => {
  try {
    await req.app.locals.addresses.remove(req.session.userId, req.params.id);
    res.redirect('/addresses');
  } catch (e) {
    next(e);
  }
});

module.exports = site;
