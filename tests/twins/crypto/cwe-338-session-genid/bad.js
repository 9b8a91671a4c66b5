var session = require('express-session');
var RedisStore = require('connect-redis').RedisStore;
var redis = require('./redis');

var secret = process.env.SESSION_SECRET;
if (!secret) throw new Error('SESSION_SECRET is not set');

function part() {
  return Math.random().toString(36).slice(2); // fault: CWE-338|CWE-330
}

module.exports = session({
  name: '__Host-sid',
  secret: secret,
  store: new RedisStore({ client: redis }),
  genid: function (req) {
    return Date.now().toString(36) + part() + part();
  },
  resave: false,
  saveUninitialized: false,
  cookie: { secure: true, httpOnly: true, sameSite: 'lax', maxAge: 1800000 }
});
