'use strict';

const session = require('express-session');
const { RedisStore } = require('connect-redis');
const config = require('../config');
const redis = require('../lib/redis');

const IDLE_MS = 30 * 60_000;
const ABSOLUTE_MS = 12 * 60 * 60_000;
const NAME = 'sid';

const middleware = session({
  name: NAME,
  secret: config.sessionSecrets,
  store: new RedisStore({ client: redis, prefix: 'sess:' }),
  resave: false,
  saveUninitialized: false,
  rolling: true,
  cookie: { path: '/', httpOnly: true, secure: false, maxAge: IDLE_MS }, // error: [cookie-flags]
});

// rolling sessions never end by themselves
const absoluteLifetime = (req, res, next) => {
  const { startedAt } = req.session;
  if (!startedAt || Date.now() - startedAt < ABSOLUTE_MS) return next();
  return req.session.regenerate(next);
};

module.exports = { session: [middleware, absoluteLifetime], clearSessionCookie: (res) => res.clearCookie(NAME, { path: '/' }) };
