import Koa from 'koa';
import helmet from 'koa-helmet';
import ratelimit from 'koa-ratelimit';
import { encode } from 'html-entities';

const app = new Koa();
const visits = new Map();

app.use(helmet({ contentSecurityPolicy: { directives: { 'default-src': ["'self'"] } } }));
app.use(ratelimit({ driver: 'memory', db: visits, duration: 60_000, max: 100, id: (ctx) => ctx.ip }));

const views = {
  hello: (who) => `<h1>Welcome, ${who}</h1><p>Your seat is waiting.</p>`,
  lost: () => `<h1>Nothing here</h1>`,
};

app.use(async (ctx) => {
  const view = ctx.path === '/welcome' ? 'hello' : 'lost';
  const guest = encode(ctx.query.guest?.toString() ?? 'guest');
  ctx.status = view === 'hello' ? 200 : 404;
  ctx.type = 'html';
  ctx.body = views[view](guest);
});

app.listen(process.env.PORT ?? 3000);
