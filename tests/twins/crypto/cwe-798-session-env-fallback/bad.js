const session = require('express-session');
const { RedisStore } = require('connect-redis');
const { createClient } = require('redis');

const client = createClient({ url: process.env.REDIS_URL });
client.connect().catch((err) => {
  console.error('redis is not reachable:', err.code);
  process.exit(1);
});

const { SESSION_SECRET: sessionSecret = 'tortoise-on-skates-1987' } = process.env; // fault: CWE-798

module.exports = function sessions(app) {
  app.set('trust proxy', 1);
  app.use(
    session({
      name: '__Host-sid',
      store: new RedisStore({ client, prefix: 'shop:' }),
      secret: sessionSecret,
      resave: false,
      saveUninitialized: false,
      cookie: { secure: true, httpOnly: true, sameSite: 'lax', path: '/', maxAge: 30 * 60 * 1000 },
    })
  );
};
