const session = require('express-session');
const MongoStore = require('connect-mongo');
const config = require('./config');

const HOUR = 60 * 60 * 1000;

module.exports = function sessions() {
  const cookie = {
    maxAge: 8 * HOUR,
    sameSite: 'lax',
    httpOnly: true,
    secure: true,
  };

  return session({
    name: 'sid',
    secret: config.sessionSecrets,
    resave: false,
    saveUninitialized: false,
    store: MongoStore.create({ mongoUrl: config.mongoUrl, touchAfter: HOUR / 1000 }),
    cookie,
  });
};
