const Router = require('@koa/router');
const ratelimit = require('koa-ratelimit');
const redis = require('../redis');
const { requireUser } = require('../middleware/session');
const otp = require('../domain/otp');
const log = require('../log');

const router = new Router({ prefix: '/2fa' });

const perUser = (max, duration) =>
  ratelimit({
    driver: 'redis',
    db: redis,
    duration,
    max,
    id: (ctx) => `2fa:${ctx._matchedRoute}:${ctx.state.user.id}`,
    errorMessage: { error: 'Too many attempts' },
  });

router.use(requireUser);

router.post('/send', perUser(3, 15 * 60 * 1000), async (ctx) => {
  await otp.sendCode(ctx.state.user.id);
  ctx.status = 202;
});

router.post('/verify', perUser(5, 15 * 60 * 1000), async (ctx) => {
  const { code } = ctx.request.body ?? {};
  if (typeof code !== 'string' || !/^\d{6}$/.test(code)) {
    ctx.throw(400, 'Code must have six digits');
  }

  const ok = await otp.consumeCode(ctx.state.user.id, code);
  if (!ok) {
    log.warn({ event: 'authn_mfa_fail', userId: ctx.state.user.id, ip: ctx.ip });
    ctx.throw(401, 'Wrong code');
  }

  log.info({ event: 'authn_mfa_success', userId: ctx.state.user.id, ip: ctx.ip });
  await ctx.regenerateSession({ userId: ctx.state.user.id, mfaAt: Date.now() });
  ctx.body = { ok: true };
});

module.exports = router;
