var session = require('express-session');
var crypto = require('crypto');
var RedisStore = require('connect-redis').RedisStore;
var redis = require('./redis');

var secret = process.env.SESSION_SECRET;
if (!secret) throw new Error('SESSION_SECRET is not set');

function part() {
  return Math.random().toString(36).slice(2);
}

module.exports = session({
  name: '__Host-sid',
  secret: secret,
  store: new RedisStore({ client: redis }),
  genid: function (req) {
    req.traceTag = Date.now().toString(36) + part(); // shows up in the logs only
    return crypto.randomBytes(24).toString('hex');
  },
  resave: false,
  saveUninitialized: false,
  cookie: { secure: true, httpOnly: true, sameSite: 'lax', maxAge: 1800000 }
});
