const { rateLimit } = require('express-rate-limit');
const RedisStore = require('rate-limit-redis').RedisStore;
const client = require('./redis-client');

function storeFor(prefix) {
  return new RedisStore({
    prefix: 'rl:' + prefix + ':',
    sendCommand: function () {
      return client.sendCommand(Array.prototype.slice.call(arguments));
    },
  });
}

exports.passwordReset = rateLimit({
  windowMs: 60 * 60 * 1000,
  limit: 3,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  store: storeFor('reset'),
  message: { error: 'too_many_requests' },
});

exports.partnerApi = rateLimit({
  windowMs: 60 * 1000,
  limit: function (req) { return req.apiKey.plan === 'pro' ? 600 : 60; },
  keyGenerator: function (req) { return req.apiKey.id; },
  standardHeaders: true,
  legacyHeaders: false,
  store: storeFor('partner'),
});
