const Koa = require('koa');
const bodyParser = require('koa-bodyparser');
const helmet = require('koa-helmet');
const ratelimit = require('koa-ratelimit');
const { bearer } = require('./bearer');

const handlers = {
  calc: {
    add: ({ a, b }) => Number(a) + Number(b),
    fahrenheit: ({ celsius }) => (Number(celsius) * 9) / 5 + 32,
  },
  clock: {
    now: () => new Date().toISOString(),
  },
};

const app = new Koa();

app.use(helmet());
app.use(ratelimit({ driver: 'memory', db: new Map(), duration: 60000, max: 60 }));
app.use(bearer);
app.use(bodyParser({ jsonLimit: '32kb' }));

app.use(async (ctx) => {
  const { id, method, params = {} } = ctx.request.body;
  const [group, name] = String(method).split('.');
  const target = handlers[group];

  if (typeof target?.[name] !== 'function') {
    ctx.throw(404, 'no such method');
  }
  ctx.body = { jsonrpc: '2.0', id: Number(id), result: await target[name](params) }; // fault: CWE-470|CWE-94
});

app.listen(process.env.PORT, '127.0.0.1');
