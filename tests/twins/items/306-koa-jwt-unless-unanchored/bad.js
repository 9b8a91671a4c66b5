const Koa = require('koa');
const helmet = require('koa-helmet');
const jwt = require('koa-jwt');
const bodyParser = require('koa-bodyparser');
const ratelimit = require('koa-ratelimit');
const router = require('./router');
const redis = require('./redis');
const { jwtKey, issuer } = require('./settings');

const app = new Koa({ proxy: true, maxIpsCount: 1 });

app.use(helmet());
app.use(ratelimit({ driver: 'redis', db: redis, duration: 60000, max: 100, id: (ctx) => ctx.ip }));

app.use(async (ctx, next) => {
  try {
    await next();
  } catch (err) {
    ctx.status = err.expose ? err.status : 500;
    ctx.body = { error: err.expose ? err.message : 'internal' };
    if (ctx.status >= 500) ctx.app.emit('error', err, ctx);
  }
});

app.use(
  jwt({ secret: jwtKey, issuer, audience: 'warehouse', algorithms: ['HS256'] }).unless({
    path: [/\/public/, /\/login/], // fault: CWE-306|287|863|185
  }),
);

app.use(bodyParser({ jsonLimit: '64kb' }));
app.use(router.routes()).use(router.allowedMethods());

module.exports = app;
