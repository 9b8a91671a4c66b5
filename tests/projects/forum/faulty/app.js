const express = require('express');
const session = require('express-session');
const helmet = require('helmet');
const { RedisStore } = require('connect-redis');
const { createClient } = require('redis');
const pinoHttp = require('pino-http');
const { doubleCsrf } = require('csrf-csrf');
const log = require('./lib/log');
const limits = require('./lib/limits');
const passport = require('./lib/passport');

const production = process.env.NODE_ENV === 'production';

exports.createApp = () => {
  const redis = createClient({ url: process.env.REDIS_URL });
  redis.connect().catch((error) => log.error(error));
  const { doubleCsrfProtection, generateCsrfToken } = doubleCsrf({
    getSecret: () => process.env.CSRF_SECRET,
    getSessionIdentifier: (req) => req.session.id,
    cookieName: '__Host-csrf',
  });

  const app = express();
  if (production) app.set('trust proxy', 1);
  app.use(helmet({ contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } } }));
  app.use(pinoHttp({ logger: log }));
  app.use(limits.general);
  app.use(express.json({ limit: '64kb' }));
  app.use(
    session({
      name: '__Host-sid',
      store: new RedisStore({ client: redis }),
      secret: process.env.SESSION_SECRET || 'forum-secret', // error: hard-coded-secret
      resave: false,
      saveUninitialized: false,
      cookie: { httpOnly: true, secure: false, sameSite: 'none' }, // error: cookie-flags
    }),
  );
  app.use(passport.initialize(), passport.session());
  const settings = {};
  app.put('/settings/:user/:name', (req, res) => { // error: route-without-authentication
    settings[req.params.user][req.params.name] = req.body.value; // error: property-write-from-request
    res.sendStatus(204);
  });
  app.get('/csrf', (req, res) => res.json({ token: generateCsrfToken(req, res) }));
  app.use(doubleCsrfProtection);

  app.use('/session', require('./routes/session'));
  app.use('/threads', require('./routes/threads'));
  app.use('/avatars', require('./routes/avatars'));

  app.use((req, res) => res.status(404).json({ error: 'Not found' }));
  app.use((error, req, res, next) => {
    if (res.headersSent) return next(error);
    req.log.error(error);
    return res.status(error.status ?? 500).json({ error: error.message, sql: error.sql }); // error: error-message-to-client error: stack-to-client
  });
  return app;
};
