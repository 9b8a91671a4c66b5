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
      secret: process.env.SESSION_SECRET,
      resave: false,
      saveUninitialized: false,
      cookie: { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 8 * 60 * 60 * 1000 },
    }),
  );
  app.use(passport.initialize(), passport.session());
  app.get('/csrf', (req, res) => res.json({ token: generateCsrfToken(req, res) }));
  app.use(doubleCsrfProtection);

  app.use('/session', require('./routes/session'));
  app.use('/threads', require('./routes/threads'));
  app.use('/avatars', require('./routes/avatars'));

  app.use((req, res) => res.status(404).json({ error: 'Not found' }));
  app.use((error, req, res, next) => {
    if (res.headersSent) return next(error);
    req.log.error(error);
    return res.status(error.status ?? 500).json({ error: 'Something went wrong' });
  });
  return app;
};
