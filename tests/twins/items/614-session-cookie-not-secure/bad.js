var session = require('express-session');
var RedisStore = require('connect-redis').RedisStore;
var redis = require('./redis');
var config = require('./config');

var HALF_HOUR = 30 * 60 * 1000;

var cookie = {
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  maxAge: HALF_HOUR,
};

cookie.secure = config.env === 'staging' ? true : false; // fault: CWE-614

module.exports = session({
  name: 'tid',
  secret: config.sessionKeys,
  store: new RedisStore({ client: redis, prefix: 'sess:' }),
  resave: false,
  saveUninitialized: false,
  rolling: true,
  proxy: true,
  cookie: cookie,
});
