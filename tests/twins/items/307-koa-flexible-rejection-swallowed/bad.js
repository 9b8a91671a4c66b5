const Router = require('@koa/router');
const { RateLimiterRedis } = require('rate-limiter-flexible');
const { createHash } = require('node:crypto');
const redis = require('../redis');
const accounts = require('../accounts');

const byAccount = new RateLimiterRedis({
  storeClient: redis,
  keyPrefix: 'login_acc',
  points: 10,
  duration: 900,
  blockDuration: 900,
});

const keyOf = (name) => createHash('sha256').update(name.trim().toLowerCase()).digest('hex');

const router = new Router({ prefix: '/session' });

router.post('/', async (ctx) => {
  const { username, password } = ctx.request.body;
  ctx.assert(typeof username === 'string' && typeof password === 'string', 400);

  try {
    await byAccount.consume(keyOf(username)); // fault: CWE-307
  } catch (e) {
    ctx.app.emit('limit', e, ctx);
  }

  const session = await accounts.signIn(username, password, { ip: ctx.ip });
  if (!session) {
    ctx.status = 401;
    ctx.body = { error: 'invalid_credentials' };
    return;
  }
  ctx.body = { accessToken: session.accessToken, expiresIn: session.expiresIn };
});

module.exports = router;
