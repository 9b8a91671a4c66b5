const session = require('express-session');
const MongoStore = require('connect-mongo');

const week = 7 * 24 * 60 * 60 * 1000;

module.exports = session({
  name: '__Host-sid',
  secret: 'keyboard cat', // fault: CWE-798
  store: MongoStore.create({ mongoUrl: process.env.MONGO_URL }),
  resave: false,
  saveUninitialized: false,
  cookie: { path: '/', httpOnly: true, secure: true, sameSite: 'lax', maxAge: week },
});
