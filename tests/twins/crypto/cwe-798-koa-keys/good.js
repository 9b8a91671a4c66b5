const Koa = require('koa');
const session = require('koa-session');
const helmet = require('koa-helmet');
const store = require('./session-store');
const routes = require('./routes');

function createApp({ cookieKeys }) {
  if (!Array.isArray(cookieKeys) || cookieKeys.some((k) => k.length < 32)) {
    throw new TypeError('cookieKeys: at least one key of 32 characters');
  }
  const app = new Koa({ proxy: true });
  app.keys = [...cookieKeys];

  app.use(helmet());
  app.use(
    session(
      { key: '__Host-kiosk', store, maxAge: 20 * 60 * 1000, httpOnly: true, secure: true, sameSite: 'strict', signed: true },
      app
    )
  );
  app.use(routes.routes());
  app.use(routes.allowedMethods());
  return app;
}

module.exports = createApp;
