const session = require('express-session');
const { RedisStore } = require('connect-redis');
const redis = require('./redis');

module.exports = session({
  name: 'shop.sid',
  secret: process.env.SESSION_SECRET,
  store: new RedisStore({ client: redis }),
  resave: false,
  saveUninitialized: false,
  cookie: {
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
    maxAge: 30 * 60 * 1000,
  },
});
