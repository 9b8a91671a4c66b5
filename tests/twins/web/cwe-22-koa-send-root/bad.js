'use strict';

const Koa = require('koa');
const helmet = require('koa-helmet');
const ratelimit = require('koa-ratelimit');
const send = require('koa-send');
const path = require('path');
const config = require('./config');
const { session } = require('./session');

const app = new Koa();
const TENANTS = path.join(__dirname, 'tenants');

app.use(helmet());
app.use(ratelimit({ driver: 'redis', db: config.redis, duration: 60000, max: 120, id: (ctx) => ctx.ip }));
app.use(session);

app.use(async (ctx, next) => {
  if (!ctx.path.startsWith('/assets/')) return next();

  const { tenant = 'default' } = ctx.query;
  const root = path.join(TENANTS, tenant, 'public');
  await send(ctx, ctx.path.slice('/assets'.length), { root, maxage: 60000 }); // fault: CWE-22
});

app.listen(config.port);
