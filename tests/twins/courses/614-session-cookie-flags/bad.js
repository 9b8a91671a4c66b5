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
    secure: false, // fault: CWE-614
    httpOnly: false, // fault: CWE-1004
    sameSite: 'lax',
    maxAge: 30 * 60 * 1000,
  },
});
